import { isMisfit, metadataOf, valueOf } from './batch-metadata.js';

describe('the metadata of a batch', () => {
  const fields = [
    { name: 'label', type: 'keyword' as const },
    { name: 'year', type: 'integer' as const },
    { name: 'sold', type: 'boolean' as const },
    { name: 'price', type: 'number' as const },
    { name: 'taken', type: 'datetime' as const },
  ];

  it('has a value of its type for each field that is filled in', () => {
    const entries = { label: ' Hat ', year: '2024', sold: 'false', price: '', other: 'x' };
    expect(metadataOf(entries, fields)).toEqual({ label: 'Hat', year: 2024, sold: false });
    expect(valueOf('2024-05-01T10:30', 'datetime')).toBe(new Date('2024-05-01T10:30').toISOString());
    expect(valueOf('0.5', 'number')).toBe(0.5);
  });

  it('leaves out what is none of the type', () => {
    expect(metadataOf({ year: '1.5', price: 'dear', taken: 'yesterday' }, fields)).toEqual({});
    expect(isMisfit('1.5', 'integer')).toBe(true);
    expect(isMisfit('1', 'integer')).toBe(false);
    expect(isMisfit('  ', 'integer')).toBe(false);
  });
});
