import { compose } from './composition.js';
import { CLAUSE_SOFTNESS, WHOLE_PROMPT_SHARE } from './constants.js';

describe('compose', () => {
  it('is the score of the whole without clauses', () => {
    expect(compose(3.5, [])).toBe(3.5);
  });

  it('blends the whole with the soft minimum of the clauses', () => {
    const softMinimum =
      -Math.log((Math.exp(-CLAUSE_SOFTNESS) + Math.exp(-4 * CLAUSE_SOFTNESS)) / 2) / CLAUSE_SOFTNESS;
    expect(compose(2, [1, 4])).toBeCloseTo(
      WHOLE_PROMPT_SHARE * 2 + (1 - WHOLE_PROMPT_SHARE) * softMinimum,
      12,
    );
  });

  it('prefers a picture that shows both parts to one that shows one very well', () => {
    expect(compose(4, [3, 3])).toBeGreaterThan(compose(4, [0, 6]));
  });

  it('lies between the least and the mean, however far the scores', () => {
    const softMinimum = compose(0, [-500, 500]) / (1 - WHOLE_PROMPT_SHARE);
    expect(softMinimum).toBeGreaterThanOrEqual(-500);
    expect(softMinimum).toBeLessThan(0);
  });
});
