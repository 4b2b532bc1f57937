import { expectInDocument, markdownTable } from '../support/document-block.js';
import { shippedPackages } from './shipped-packages.js';

/**
 * Licences whose packages may be shipped beside Apache-2.0 code. Those of the LGPL are used unmodified and can be
 * replaced by the user: libvips is a shared library, libheif a package of its own.
 */
const COMPATIBLE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0',
  'LGPL-3.0-or-later',
  'MIT',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);

/** Every part of a conjunction has to be compatible, one part of a choice. */
function isCompatible(licence: string): boolean {
  const text = licence.replace(/^\(|\)$/g, '');
  if (text.includes(' OR ')) return text.split(' OR ').some(isCompatible);
  return text.split(' AND ').every((part) => COMPATIBLE.has(part));
}

test('every shipped package has a licence that goes with Apache-2.0', () => {
  const packages = shippedPackages();
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['fastify', 'react', 'sharp']));
  expect(packages.filter(({ licence }) => !isCompatible(licence))).toEqual([]);
});

test('docs/licences.md lists them (UPDATE_DOCS=1 writes it)', () => {
  const packages = shippedPackages();
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const rows = licences.map((one) => {
    const named = packages.filter(({ licence }) => licence === one);
    return [one, [...new Set(named.map(({ name, version }) => `${name} ${version}`))].join(', ')];
  });
  expectInDocument('docs/licences.md', 'packages', markdownTable(['Licence', 'Packages'], rows));
});
