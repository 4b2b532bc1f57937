import type { Schemas } from '@qdrant/js-client-rest';
import type { Filter, Leaf, Scalar } from '../filter.js';
import { fieldPath, indexSchema } from './payload-fields.js';

type Condition = Schemas['Condition'];

/** Holds for no point; an empty `should` would hold for all. */
const NEVER: Condition = { has_id: [] };

/** A filter in Qdrant's words. */
export function qdrantFilter(filter: Filter): Schemas['Filter'] {
  return { must: [condition(filter)] };
}

/** The fields that a filter has conditions on. */
export function fieldsOf(filter: Filter): string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsOf);
  if ('any' in filter) return filter.any.flatMap(fieldsOf);
  return 'not' in filter ? fieldsOf(filter.not) : [filter.field];
}

function condition(filter: Filter): Condition {
  if ('all' in filter) return { must: filter.all.map(condition) };
  if ('any' in filter) return anyOf(filter.any.map(condition));
  if ('not' in filter) return { must_not: [condition(filter.not)] };
  return leafCondition(filter);
}

function leafCondition(leaf: Leaf): Condition {
  const key = fieldPath(leaf.field);
  if ('exists' in leaf) {
    const isEmpty: Condition = { is_empty: { key } };
    return leaf.exists ? { must_not: [isEmpty] } : isEmpty;
  }
  if ('eq' in leaf) return equals(leaf.field, leaf.eq);
  if ('in' in leaf) return isIn(leaf.field, leaf.in);
  const { gt, gte, lt, lte } = leaf;
  // The bounds of one leaf are all numbers or all dates, which the type does not say.
  return { key, range: { gt, gte, lt, lte } as Schemas['RangeInterface'] };
}

/** Qdrant matches strings, integers and booleans; any number, and dates to the microsecond, are met by a range. */
function equals(field: string, value: Scalar): Condition {
  const isDate = typeof value === 'string' && indexSchema(field) === 'datetime';
  return typeof value === 'number' || isDate
    ? { key: fieldPath(field), range: { gte: value, lte: value } as Schemas['Range'] }
    : { key: fieldPath(field), match: { value } };
}

function isIn(field: string, values: Scalar[]): Condition {
  const strings = values.filter((value) => typeof value === 'string');
  return strings.length > 0 && strings.length === values.length && indexSchema(field) !== 'datetime'
    ? { key: fieldPath(field), match: { any: strings } }
    : anyOf(values.map((value) => equals(field, value)));
}

function anyOf(conditions: Condition[]): Condition {
  return conditions.length > 0 ? { should: conditions } : NEVER;
}
