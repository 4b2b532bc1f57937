import { backgroundStatistics, standardise, type BackgroundSample } from './background.js';
import { seededRandom } from '../../../test/support/random.js';
import { randomUnitVector } from './random.fixture.js';
import { dot } from './vectors.js';

const random = seededRandom(2);

function sampleOf(images: readonly Float32Array[]): BackgroundSample {
  return {
    dimension: images[0]?.length ?? 0,
    vectors: Float32Array.from(images.flatMap((image) => Array.from(image))),
  };
}

describe('backgroundStatistics', () => {
  const images = Array.from({ length: 1_200 }, () => randomUnitVector(random, 384));
  const background = sampleOf(images);

  it('standardises the background itself to mean 0 and deviation 1', () => {
    const text = randomUnitVector(random, 384);
    const statistics = backgroundStatistics(text, background);
    const scores = images.map((image) => standardise(dot(text, image), statistics));
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length;
    expect(mean).toBeCloseTo(0, 9);
    expect(variance).toBeCloseTo(1, 9);
  });

  it('gives the mean and the deviation of the cosines', () => {
    const background = sampleOf([Float32Array.of(1, 0), Float32Array.of(0, 1)]);
    const statistics = backgroundStatistics(Float32Array.of(1, 0), background);
    expect(statistics).toEqual({ mean: 0.5, deviation: 0.5 });
    expect(standardise(1, statistics)).toBe(1);
  });

  it.each([
    ['background_too_small', Float32Array.of(1, 0), [Float32Array.of(1, 0)]],
    ['background_uniform', Float32Array.of(1, 0), [Float32Array.of(0, 1), Float32Array.of(0, 1)]],
    ['dimension_mismatch', Float32Array.of(1, 0, 0), [Float32Array.of(0, 1), Float32Array.of(1, 0)]],
  ])('refuses with %s', (code, text, images) => {
    expect(() => backgroundStatistics(text, sampleOf(images))).toThrow(expect.objectContaining({ code }));
  });
});
