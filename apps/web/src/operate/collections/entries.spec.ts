import { areLines, entryOfLabel, labelOfEntry, readEntries, writeEntries } from './entries.js';

const ENTRIES = [
  { name: 'hat', phrases: [] },
  { name: 'footwear', phrases: ['shoes', 'rubber boots'] },
];

test('entries are lines, and are read from them again', () => {
  expect(writeEntries(ENTRIES)).toBe('hat\nfootwear: shoes, rubber boots');
  expect(readEntries(writeEntries(ENTRIES))).toEqual(ENTRIES);
  expect(areLines(ENTRIES)).toBe(true);
});

test.each([
  { name: 'hat', phrases: ['red, or blue'] },
  { name: 'ratio 4:3', phrases: [] },
])('what would be read otherwise is no line: $name $phrases', (entry) => {
  expect(areLines([entry])).toBe(false);
});

test('a label that says its name is the name alone', () => {
  const label = { name: 'hat', phrases: ['hat'] };
  expect(entryOfLabel(label)).toEqual({ name: 'hat', phrases: [] });
  expect(labelOfEntry(entryOfLabel(label))).toEqual(label);
  expect(entryOfLabel({ name: 'hat', phrases: ['a cap'] }).phrases).toEqual(['a cap']);
});
