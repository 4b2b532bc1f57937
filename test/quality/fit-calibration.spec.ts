import { fileURLToPath } from 'node:url';
import { fitCalibration } from './fit-calibration.js';
import type { LabelledQuery, Picture } from './queries/labelled-query.js';
import { Texts } from './texts.js';

const LABELS = ['a dog', 'a red car'];

let texts: Texts;

beforeAll(async () => {
  texts = await Texts.open(fileURLToPath(new URL('../../libs/encoder/test/fixtures/clip', import.meta.url)));
  await texts.prepare(LABELS);
});

afterAll(() => texts.close());

/** Each label asked for over pictures that are as similar to a text as can be, of which some are said to match. */
function queries(labels: readonly string[], matches: (label: string, shown: string) => boolean) {
  const pool = labels.map((shown) => ({ shown, vector: texts.of(shown).vector }));
  return labels.map((text): LabelledQuery => {
    const relevant = new Set<Picture>(pool.filter(({ shown }) => matches(text, shown)));
    return { kind: 'label', text, pool, relevant };
  });
}

test('a calibration grows with the similarity', () => {
  const { hit } = fitCalibration(
    queries(LABELS, (label, shown) => label === shown),
    texts,
  );
  expect(hit.relative).toBeGreaterThan(0);
});

test.each([
  ['no pictures', []],
  ['one label', LABELS.slice(1)],
])('%s are not enough', (_, labels) => {
  const tooFew = queries(labels, () => true);
  expect(() => fitCalibration(tooFew, texts)).toThrow('two labels at least');
});

test('labels that are on the wrong pictures are told, not fitted', () => {
  const wrong = queries(LABELS, (label, shown) => label !== shown);
  expect(() => fitCalibration(wrong, texts)).toThrow('are the labels right');
});
