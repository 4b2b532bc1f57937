import { judgePolicy, type PolicyText } from './policies.js';

/** A text along an axis of a space of three dimensions. */
function along(axis: number, text: string, usual = 0): PolicyText {
  const vector = new Float32Array(3);
  vector[axis] = 1;
  return { text, vector, statistics: { mean: usual, deviation: 0.1 } };
}

const knife = along(0, 'a knife');
const sword = along(1, 'a sword');
const spoon = along(2, 'a spoon');
const SCALE = 20;

test('what is prohibited stands out, or does not', () => {
  const policy = { prohibited: [knife, sword], allowed: [] };
  const { probability, evidence } = judgePolicy(Float32Array.of(1, 0, 0), policy, SCALE);
  expect(probability).toBeGreaterThan(0.99);
  expect(evidence).toEqual({
    prohibited: { text: 'a knife', similarity: 1, mean: 0, deviation: 0.1, standardised: 10 },
    allowed: null,
  });
  expect(judgePolicy(Float32Array.of(0, 0, 1), policy, SCALE).probability).toBeLessThan(0.01);
});

test('texts are compared by how unusual their similarity is', () => {
  const often = along(1, 'a picture', 0.5);
  const image = Float32Array.of(0.6, 0.8, 0);
  const { evidence } = judgePolicy(image, { prohibited: [often, knife], allowed: [] }, SCALE);
  expect(evidence.prohibited.text).toBe('a knife');
});

test('an allowed text takes probability, the more the nearer it is, and is named', () => {
  const image = Float32Array.of(0.6, 0, 0.8);
  const alone = judgePolicy(image, { prohibited: [knife], allowed: [] }, SCALE);
  const { probability, evidence } = judgePolicy(
    image,
    { prohibited: [knife], allowed: [sword, spoon] },
    SCALE,
  );
  expect(alone.probability).toBeGreaterThan(0.9);
  expect(probability).toBeLessThan(0.1);
  expect(evidence.allowed).toMatchObject({ text: 'a spoon' });
});

test('another wording of what is prohibited does not raise the probability by itself', () => {
  const image = Float32Array.of(0.5, 0, 0);
  const policy = { prohibited: [knife], allowed: [spoon] };
  const twice = { prohibited: [knife, { ...knife, text: 'a blade' }], allowed: [spoon] };
  expect(judgePolicy(image, twice, SCALE).probability).toBeCloseTo(
    judgePolicy(image, policy, SCALE).probability,
    9,
  );
});

test('the probability follows from the evidence', () => {
  const image = Float32Array.of(0.4, 0, 0.3);
  const { probability } = judgePolicy(image, { prohibited: [knife], allowed: [spoon] }, SCALE);
  const [prohibited, allowed, nothing] = [4, 3, 4].map((score) => Math.exp(SCALE * 0.1 * score));
  expect(probability).toBeCloseTo(prohibited! / (prohibited! + allowed! + nothing!), 6);
});
