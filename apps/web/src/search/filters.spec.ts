import {
  changeRange,
  compileFilters,
  countFilters,
  NO_FILTERS,
  toggleValue,
  withoutField,
  type Filters,
} from './filters.js';

describe('filters', () => {
  const fields = [
    { name: 'kind', type: 'keyword' as const },
    { name: 'year', type: 'integer' as const },
    { name: 'sold', type: 'boolean' as const },
    { name: 'taken', type: 'datetime' as const },
  ];
  const filters: Filters = {
    values: { 'metadata.kind': ['food', 'drink'], 'metadata.sold': ['true'], tags: ['7'] },
    ranges: { 'metadata.year': { from: '2019' }, 'metadata.taken': { to: '2026-02-01' } },
  };

  it('become the filter of a request, each value in the type of its field', () => {
    expect(compileFilters(filters, fields)).toEqual({
      all: [
        { field: 'metadata.kind', in: ['food', 'drink'] },
        { field: 'metadata.sold', in: [true] },
        { field: 'tags', in: ['7'] },
        { field: 'metadata.year', gte: 2019 },
        { field: 'metadata.taken', lte: new Date('2026-02-01T23:59:59.999').toISOString() },
      ],
    });
    expect(compileFilters(NO_FILTERS, fields)).toBeUndefined();
  });

  it('leave what is no date for the service to name', () => {
    const ranges = { createdAt: { from: '20244-01-01', to: 'today' } };
    expect(compileFilters({ values: {}, ranges }, fields)).toEqual({
      all: [{ field: 'createdAt', gte: '20244-01-01', lte: 'today' }],
    });
  });

  it('are counted one by one', () => {
    expect(countFilters(filters)).toBe(6);
  });

  it('turn a value on and off', () => {
    const one = toggleValue(NO_FILTERS, 'tags', 'red');
    const two = toggleValue(one, 'tags', 'blue');
    expect(two.values).toEqual({ tags: ['red', 'blue'] });
    expect(toggleValue(toggleValue(two, 'tags', 'red'), 'tags', 'blue')).toEqual(NO_FILTERS);
  });

  it('forget a range without ends', () => {
    const ranged = changeRange(NO_FILTERS, 'createdAt', { from: '2026-01-01' });
    expect(changeRange(ranged, 'createdAt', {})).toEqual(NO_FILTERS);
    expect(withoutField(ranged, 'createdAt')).toEqual(NO_FILTERS);
  });
});
