import type { Collection } from '../api/api-types.js';
import { filterStrings } from '../strings/filters.js';

export type FilterField = { field: string; label: string; kind: 'values' | 'number' | 'date' };

const KINDS: Record<Collection['fields'][number]['type'], FilterField['kind']> = {
  keyword: 'values',
  boolean: 'values',
  integer: 'number',
  number: 'number',
  datetime: 'date',
};

/** What pictures of a collection can be filtered by, in the order in which it is offered. */
export function filterFields(fields: Collection['fields']): FilterField[] {
  return [
    { field: 'tags', label: filterStrings.tags, kind: 'values' },
    ...fields.map(({ name, type }) => ({ field: `metadata.${name}`, label: name, kind: KINDS[type] })),
    { field: 'flags', label: filterStrings.flags, kind: 'values' },
    { field: 'createdAt', label: filterStrings.added, kind: 'date' },
  ];
}
