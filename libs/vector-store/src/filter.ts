import type { Payload, PayloadValue } from './vector-store.js';

export type Scalar = string | number | boolean;

/** Bounds of one value, all of which must hold. Dates are ISO strings in UTC, whose order is the order of time. */
export type Range = {
  gt?: string | number;
  gte?: string | number;
  lt?: string | number;
  lte?: string | number;
};

/**
 * A condition on one field of the payload. On an array it holds if it holds for any element. On a missing value,
 * which an empty array is too, only `exists: false` holds.
 */
export type Leaf = { field: string } & ({ eq: Scalar } | { in: Scalar[] } | { exists: boolean } | Range);

/** A condition on a payload. `{ all: [] }` holds for every payload, `{ any: [] }` for none. */
export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Leaf;

export function matches(filter: Filter, payload: Payload): boolean {
  if ('all' in filter) return filter.all.every((part) => matches(part, payload));
  if ('any' in filter) return filter.any.some((part) => matches(part, payload));
  if ('not' in filter) return !matches(filter.not, payload);
  return matchesLeaf(filter, payload[filter.field]);
}

/** Whether a leaf holds for a value of its field; undefined when the payload does not have the field. */
export function matchesLeaf(leaf: Leaf, value: PayloadValue | undefined): boolean {
  if ('exists' in leaf) return leaf.exists === !isMissing(value);
  if (value === undefined) return false;
  const holds = (element: Scalar) => {
    if ('eq' in leaf) return element === leaf.eq;
    if ('in' in leaf) return leaf.in.includes(element);
    return isWithin(leaf, element);
  };
  return Array.isArray(value) ? value.some(holds) : holds(value);
}

export function isMissing(value: PayloadValue | undefined): value is undefined | [] {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function isWithin(range: Range, value: Scalar): boolean {
  const { gt, gte, lt, lte } = range;
  return (
    (gt === undefined || (typeof value === typeof gt && value > gt)) &&
    (gte === undefined || (typeof value === typeof gte && value >= gte)) &&
    (lt === undefined || (typeof value === typeof lt && value < lt)) &&
    (lte === undefined || (typeof value === typeof lte && value <= lte))
  );
}
