import { allows } from './access.js';
import { parts } from './parts.js';

const key = (scopes: Parameters<typeof allows>[0]['scopes'], collections: string[] | null = null) => ({
  id: null,
  name: 'a key',
  scopes,
  collections,
});

const namesFor = (access: Parameters<typeof allows>[0]) =>
  parts.filter(({ need }) => allows(access, need)).map(({ path }) => path.replace('/operate', '') || '/');

const EVERYTHING = ['/', '/failures', '/collections', '/jobs', '/decisions', '/keys', '/audit'];

test.each([
  { access: key(['admin']), shown: EVERYTHING },
  { access: key(['search']), shown: ['/', '/failures', '/collections', '/jobs'] },
  { access: key(['moderate']), shown: ['/', '/jobs', '/decisions'] },
  { access: key(['admin'], ['shoes']), shown: ['/failures', '/collections', '/jobs', '/decisions'] },
  { access: key(['moderate'], ['shoes']), shown: ['/jobs', '/decisions'] },
])('a key with $access.scopes limited to $access.collections sees $shown', ({ access, shown }) => {
  expect(namesFor(access)).toEqual(shown);
});
