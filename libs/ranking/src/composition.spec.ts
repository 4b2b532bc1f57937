import { compose } from './composition.js';
import { TUNED } from './tuned.js';

const { clauseSoftness, wholePromptShare } = TUNED;

describe('compose', () => {
  it('is the score of the whole without clauses', () => {
    expect(compose(3.5, [])).toBe(3.5);
  });

  it('blends the whole with the soft minimum of the clauses', () => {
    const softMinimum =
      -Math.log((Math.exp(-clauseSoftness) + Math.exp(-4 * clauseSoftness)) / 2) / clauseSoftness;
    expect(compose(2, [1, 4])).toBeCloseTo(wholePromptShare * 2 + (1 - wholePromptShare) * softMinimum, 12);
  });

  it('prefers a picture that shows both parts to one that shows one very well', () => {
    expect(compose(4, [3, 3])).toBeGreaterThan(compose(4, [0, 6]));
  });

  it('lies between the least and the mean, however far the scores', () => {
    const softMinimum = compose(0, [-500, 500]) / (1 - wholePromptShare);
    expect(softMinimum).toBeGreaterThanOrEqual(-500);
    expect(softMinimum).toBeLessThan(0);
  });
});
