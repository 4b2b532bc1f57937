// Prints the median milliseconds of ranking and of background statistics. Started by timing.spec.ts: within Jest's
// sandbox every use of a global such as Math costs more than the reckoning itself.
import { backgroundStatistics, rank } from '../../../dist/libs/ranking/src/index.js';

const dimension = 384;
const statistics = { mean: 0.06, deviation: 0.1 };
const query = {
  positive: statistics,
  negatives: ['demote', 'exclude', 'demote'].map((mode, index) => ({
    text: `${index}`,
    mode,
    weight: 1,
    statistics,
  })),
  neutral: [statistics, statistics, statistics],
};
const candidates = Array.from({ length: 500 }, (_, index) => ({
  id: `image-${index}`,
  positive: Math.random(),
  negatives: query.negatives.map(() => Math.random()),
  neutral: query.neutral.map(() => Math.random()),
}));
const background = {
  dimension,
  vectors: Float32Array.from({ length: 1_200 * dimension }, () => Math.random() - 0.5),
};
const text = background.vectors.slice(0, dimension);

console.log(
  JSON.stringify({
    rank: median(() => rank(candidates, query)),
    backgroundStatistics: median(() => backgroundStatistics(text, background)),
  }),
);

function median(work) {
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(-101).sort((a, b) => a - b)[50];
}
