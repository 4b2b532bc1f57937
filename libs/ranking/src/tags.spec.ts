import { judgedTags, type StandardisedText } from './tags.js';

const sharpness = { logitScale: 20, temperature: 1 };

/** A text along an axis of a space of three dimensions. */
function along(axis: number): StandardisedText {
  const vector = new Float32Array(3);
  vector[axis] = 1;
  return { vector, statistics: { mean: 0.1, deviation: 0.1 } };
}

const image = Float32Array.of(1, 0, 0);
const hat = { ...along(0), name: 'hat' };
const shoes = { ...along(1), name: 'shoes' };

test('an image gets the labels of each set that reach its cut', () => {
  const sets = [
    { labels: [hat, shoes], contrast: [], cut: 0.5 },
    { labels: [{ ...along(2), name: 'leek' }], contrast: [], cut: 0.5 },
  ];
  const tags = judgedTags(image, sets, sharpness);
  expect([...tags.keys()]).toEqual(['hat']);
  expect(tags.get('hat')).toBeGreaterThan(0.9);
  expect(judgedTags(image, [{ labels: [shoes], contrast: [], cut: 0 }], sharpness).has('shoes')).toBe(true);
});

test('contrast texts take probability and become no tag', () => {
  const contrasted = judgedTags(image, [{ labels: [hat], contrast: [along(0)], cut: 0.1 }], sharpness);
  expect([...contrasted.keys()]).toEqual(['hat']);
  expect(contrasted.get('hat')).toBeCloseTo(0.5, 2);
});

test('of a label that two sets give, the higher probability counts', () => {
  const alone = { labels: [hat], contrast: [], cut: 0.1 };
  const shared = { labels: [hat], contrast: [along(0)], cut: 0.1 };
  const tags = judgedTags(image, [alone, shared], sharpness);
  expect(tags).toEqual(judgedTags(image, [alone], sharpness));
});
