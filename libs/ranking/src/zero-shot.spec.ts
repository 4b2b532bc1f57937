import { captionProbabilities, labelProbabilities } from './zero-shot.js';

const sharpness = { logitScale: 20, temperature: 1 };
const usual = { mean: 0.1, deviation: 0.1 };
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('labels', () => {
  const withNone = { ...sharpness, noneOfThese: true };

  test('are compared by how unusual their similarity is, not by the similarity', () => {
    const often = { mean: 0.3, deviation: 0.1 };
    const { labels } = labelProbabilities([0.5, 0.4], [often, usual], withNone);
    expect(labels[1]).toBeGreaterThan(labels[0]!);
  });

  test('and none of them sum to one; without none as a choice, the labels do', () => {
    const { labels, none } = labelProbabilities([0.5, 0.3, 0.1], [usual, usual, usual], withNone);
    expect(sum(labels) + none!).toBeCloseTo(1, 12);
    const closed = labelProbabilities([0.5, 0.3, 0.1], [usual, usual, usual], {
      ...sharpness,
      noneOfThese: false,
    });
    expect(closed.none).toBeNull();
    expect(sum(closed.labels)).toBeCloseTo(1, 12);
    expect(closed.labels[0]! / closed.labels[1]!).toBeCloseTo(labels[0]! / labels[1]!, 9);
  });

  test('one unit of a standardised score counts as the logit scale times the mean deviation', () => {
    const { labels } = labelProbabilities([0.3, 0.2], [usual, usual], withNone);
    expect(Math.log(labels[0]! / labels[1]!)).toBeCloseTo(20 * 0.1, 9);
  });

  test('none is the likeliest when every label is usual for the image, and not when one stands out', () => {
    expect(labelProbabilities([0.1, 0.15], [usual, usual], withNone).none).toBeGreaterThan(0.9);
    expect(labelProbabilities([0.7, 0.15], [usual, usual], withNone).none).toBeLessThan(0.1);
  });

  test('a temperature evens out or sharpens, and never overflows', () => {
    const at = (temperature: number) =>
      labelProbabilities([0.6, 0.5], [usual, usual], { ...withNone, temperature }).labels[0]!;
    expect(at(4)).toBeLessThan(at(1));
    expect(at(0.25)).toBeGreaterThan(at(1));
    expect(at(0.01)).toBeCloseTo(1, 9);
  });

  test('without their statistics are refused', () => {
    expect(() => labelProbabilities([0.6, 0.5], [usual], withNone)).toThrow(
      expect.objectContaining({ code: 'dimension_mismatch' }) as Error,
    );
  });
});

test('captions share the probability as the scaled cosines say', () => {
  const probabilities = captionProbabilities([0.4, 0.3, -0.2], sharpness);
  expect(sum(probabilities)).toBeCloseTo(1, 12);
  expect(Math.log(probabilities[0]! / probabilities[1]!)).toBeCloseTo(20 * 0.1, 9);
});
