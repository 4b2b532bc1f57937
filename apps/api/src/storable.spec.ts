import { isStorable } from './storable.js';

test.each(['plain', 'a hat 👒', String.raw`P:\udbud\u0000`, String.raw`\\udbud`, '\u{1d5ba}'])(
  '%j is kept',
  (text) => {
    expect(isStorable({ metadata: [text] })).toBe(true);
    expect(isStorable({ [text]: 1 })).toBe(true);
  },
);

test.each(['a\0b', '\ud83d', '\ude00', '\\\0', '\\\\\udbff'])('%j is not', (text) => {
  expect(isStorable({ metadata: [text] })).toBe(false);
  expect(isStorable({ [text]: 1 })).toBe(false);
});
