import { fileURLToPath } from 'node:url';
import { Encoder } from './encoder.js';
import { TextEncoder } from './text-encoder.js';

let encoder: Encoder;

beforeAll(async () => {
  encoder = await Encoder.open({
    modelFolder: fileURLToPath(new URL('../../../models/starter', import.meta.url)),
  });
});

afterAll(() => encoder.close());

/** Does `work`, and counts the turns that others get meanwhile. */
async function turnsDuring<Result>(work: () => Promise<Result>): Promise<{ result: Result; turns: number }> {
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const result = await work();
  clearImmediate(next);
  return { result, turns };
}

test('a policy is compared with texts once, and others get a turn after each of its texts', async () => {
  const texts = new TextEncoder(encoder);
  const prohibited = Array.from({ length: 10 }, (_, index) => `how to make the weapon with number ${index}`);
  const policy = await texts.encodePolicy({ prohibited, allowed: ['a toy'] }, null);
  await encoder.concepts();
  const first = await turnsDuring(() => texts.comparedWithTexts(policy));
  expect(first.turns).toBeGreaterThanOrEqual(prohibited.length);
  expect(first.result!.prohibited[0]!.statistics).not.toEqual(policy.prohibited[0]!.statistics);
  const again = await turnsDuring(() => texts.comparedWithTexts(policy));
  expect(again.turns).toBe(0);
  expect(again.result).toEqual(first.result);
});

test('texts in many phrases take no more of the queue than a few runs', async () => {
  const waitsFor = 128;
  const small = await Encoder.open({
    modelFolder: fileURLToPath(new URL('../test/fixtures/clip', import.meta.url)),
    maxWaitingTexts: waitsFor,
  });
  try {
    const labels = Array.from({ length: 4 }, (_, label) =>
      Array.from({ length: waitsFor }, (_, phrase) => `label ${label} in the words ${phrase}`),
    );
    expect(await new TextEncoder(small).encodeEach(labels, null)).toHaveLength(labels.length);
  } finally {
    await small.close();
  }
});
