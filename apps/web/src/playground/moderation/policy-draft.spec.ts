import { joinDryRuns, policyBody } from './policy-draft.js';

const example = (probability: number) => ({
  id: String(probability),
  fileName: 'a.jpg',
  thumbnailUrl: '/a',
  probability,
  evidence: {
    prohibited: { text: 'hat', similarity: 0, mean: 0, deviation: 1, standardised: 0 },
    allowed: null,
  },
});

describe('A draft policy', () => {
  it('has a text a line', () => {
    expect(policyBody({ prohibited: 'hat\n cap ', allowed: '\n', threshold: 0.5, action: 'hide' })).toEqual({
      prohibited: ['hat', 'cap'],
      allowed: [],
      threshold: 0.5,
      action: 'hide',
    });
  });

  it('has a dry run that comes in parts, of which the nearest examples are kept', () => {
    const part = (judged: number, above: number[], below: number[]) => ({
      judged,
      matched: above.length,
      total: 300,
      examples: { matched: above.map(example), unmatched: below.map(example) },
    });
    const joined = joinDryRuns([part(200, [0.7, 0.9], [0.4]), part(100, [0.8], [0.6, 0.1])], 0.65, 2);
    expect(joined).toMatchObject({ judged: 300, matched: 3, total: 300 });
    expect(joined.examples.matched.map(({ probability }) => probability)).toEqual([0.7, 0.8]);
    expect(joined.examples.unmatched.map(({ probability }) => probability)).toEqual([0.6, 0.4]);
  });
});
