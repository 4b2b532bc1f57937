import { familiarityOf } from './familiarity.js';

/** Concepts in two dimensions, by their cosines to the first axis. */
function conceptsAt(cosines: readonly number[]) {
  const vectors = cosines.flatMap((cosine) => [cosine, Math.sqrt(1 - cosine ** 2)]);
  return { dimension: 2, vectors: Float32Array.from(vectors) };
}

const text = Float32Array.of(1, 0);

describe('familiarityOf', () => {
  it.each([
    ['the five nearest concepts', [0.1, 0.9, -0.5, 0.8, 0.7, 0.2, 0.6, 0.5], 0.7],
    ['all when there are fewer', [0.2, 0.4], 0.3],
    ['none', [], 0],
  ])('is the mean cosine to %s', (_, cosines, familiarity) => {
    expect(familiarityOf(text, conceptsAt(cosines))).toBeCloseTo(familiarity, 6);
  });

  it('refuses a text of another length', () => {
    expect(() => familiarityOf(Float32Array.of(1, 0, 0), conceptsAt([1]))).toThrow(
      expect.objectContaining({ code: 'dimension_mismatch' }),
    );
  });
});
