import { fitTokens, padTokens, runsOfLikeLength } from './tokens.js';

const limits = { maxTokens: 5, padding: 'longest', padId: 0, bosId: 1, eosId: 2 } as const;

describe('fitTokens', () => {
  it('leaves tokens alone that fit', () => {
    expect(fitTokens([1, 7, 8, 9, 2], limits)).toEqual({ ids: [1, 7, 8, 9, 2], truncated: false });
  });

  it('cuts at the limit, but keeps the end token', () => {
    expect(fitTokens([1, 7, 8, 9, 10, 2], limits)).toEqual({ ids: [1, 7, 8, 9, 2], truncated: true });
  });

  it('adds the ends that a tokenizer leaves out', () => {
    expect(fitTokens([7, 8], limits)).toEqual({ ids: [1, 7, 8, 2], truncated: false });
    expect(fitTokens([], limits)).toEqual({ ids: [1, 2], truncated: false });
    expect(fitTokens([7, 8], { ...limits, bosId: undefined })).toEqual({ ids: [7, 8, 2], truncated: false });
  });

  it('adds an end to an empty text when both ends are the same token', () => {
    expect(fitTokens([2], { ...limits, bosId: 2 })).toEqual({ ids: [2, 2], truncated: false });
  });
});

describe('padTokens', () => {
  const rows = [
    [1, 7, 2],
    [1, 7, 8, 2],
  ];

  it('pads to the longest row', () => {
    expect(padTokens(rows, limits)).toEqual({
      length: 4,
      ids: [1, 7, 2, 0, 1, 7, 8, 2],
      mask: [1, 1, 1, 0, 1, 1, 1, 1],
    });
  });

  it('pads to the full length for models that ask for it', () => {
    expect(padTokens(rows, { ...limits, padding: 'full' })).toEqual({
      length: 5,
      ids: [1, 7, 2, 0, 0, 1, 7, 8, 2, 0],
      mask: [1, 1, 1, 0, 0, 1, 1, 1, 1, 0],
    });
  });
});

describe('runsOfLikeLength', () => {
  const rowsOf = (...lengths: number[]) => lengths.map((length) => new Array<number>(length).fill(0));

  it('keeps rows of like length together', () => {
    expect(runsOfLikeLength(rowsOf(4, 3, 6))).toEqual([[1, 0, 2]]);
  });

  it('gives rows more than twice as long a run of their own', () => {
    expect(runsOfLikeLength(rowsOf(64, 4, 8, 9, 60))).toEqual([[1, 2], [3], [4, 0]]);
  });
});
