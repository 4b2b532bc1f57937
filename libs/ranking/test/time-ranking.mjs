// Prints the median milliseconds of ranking and of background statistics. Started by timing.spec.ts: within Jest's
// sandbox every use of a global such as Math costs more than the reckoning itself.
import { backgroundStatistics, COLOURS, rank } from '../../../dist/libs/ranking/src/index.js';

const WARM_UP = 200;
const MEASURED = 2_001;

const dimension = 384;
const statistics = { mean: 0.06, deviation: 0.1 };
const colours = COLOURS.map((colour) => ({ colour, statistics }));
const query = {
  positive: statistics,
  clauses: ['a', 'b', 'c'].map((text) => ({ text, statistics })),
  namedColours: ['red'],
  colours,
  negatives: ['demote', 'exclude', 'demote'].map((mode, index) => ({
    text: `${index}`,
    mode,
    weight: 1,
    statistics,
    ...(index === 0 && { colour: 'blue' }),
  })),
  neutral: [statistics, statistics, statistics],
  calibration: {
    hit: { relative: 6, level: 0.2, intercept: -4 },
    answer: { level: 2, deviation: 30, familiarity: -5, intercept: -12 },
    weakFrom: 0.1,
    strongFrom: 0.7,
  },
};
const candidates = Array.from({ length: 500 }, (_, index) => ({
  id: `image-${index}`,
  positive: Math.random(),
  clauses: query.clauses.map(() => Math.random()),
  colours: colours.map(() => Math.random()),
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

/** Over a second and more: what else a machine does comes and goes within a tenth of one. */
function median(work) {
  const times = Array.from({ length: WARM_UP + MEASURED }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(WARM_UP).sort((a, b) => a - b)[(MEASURED - 1) / 2];
}
