import { refusalOf } from './check-file.js';

describe('refusalOf', () => {
  const limits = {
    mediaTypes: ['image/jpeg' as const, 'image/png' as const],
    fileBytes: 25_000_000,
    filesPerRequest: 64,
    promptCharacters: 2_000,
    negatives: 16,
    items: 200,
  };

  it.each([
    ['a picture', { size: 2_000_000, type: 'image/jpeg' }, null],
    ['one of the largest size', { size: 25_000_000, type: 'image/png' }, null],
    ['a larger one', { size: 25_100_000, type: 'image/png' }, 'it has 25.1 MB, and at most 25 MB are taken'],
    ['an empty file', { size: 0, type: 'image/jpeg' }, 'the file is empty'],
    ['another kind of file', { size: 5, type: 'text/plain' }, 'it is no JPEG or PNG picture'],
    ['a file of a kind that the browser does not know', { size: 5, type: '' }, null],
  ])('%s', (_, file, reason) => {
    expect(refusalOf(file, limits)).toBe(reason);
  });

  it('leaves it to the service while its limits are not known', () => {
    expect(refusalOf({ size: 1e9, type: 'text/plain' }, undefined)).toBeNull();
  });
});
