import type { Collection } from '../api/api-types.js';
import type { components } from '../api/openapi.js';

type Filter = components['schemas']['Filter'];

/** What narrows a search, as a person sets it: values of fields, any of which may match, and ranges. */
export type Filters = {
  /** Values by field: `metadata.<name>`, `tags` or `flags`. */
  values: Readonly<Record<string, readonly string[]>>;
  /** Ends by field, both included; numbers and dates as they were typed. */
  ranges: Readonly<Record<string, { from?: string; to?: string }>>;
};

export const NO_FILTERS: Filters = { values: {}, ranges: {} };

const VALUE = 'is.';
const FROM = 'from.';
const TO = 'to.';

export function readFilters(parameters: URLSearchParams): Filters {
  const values: Record<string, string[]> = {};
  const ranges: Record<string, { from?: string; to?: string }> = {};
  for (const [name, value] of parameters) {
    if (value === '') continue;
    if (name.startsWith(VALUE)) (values[name.slice(VALUE.length)] ??= []).push(value);
    if (name.startsWith(FROM)) (ranges[name.slice(FROM.length)] ??= {}).from = value;
    if (name.startsWith(TO)) (ranges[name.slice(TO.length)] ??= {}).to = value;
  }
  return { values, ranges };
}

export function writeFilters(parameters: URLSearchParams, { values, ranges }: Filters): void {
  for (const [field, chosen] of Object.entries(values)) {
    for (const value of chosen) parameters.append(VALUE + field, value);
  }
  for (const [field, { from, to }] of Object.entries(ranges)) {
    if (from) parameters.set(FROM + field, from);
    if (to) parameters.set(TO + field, to);
  }
}

export function countFilters({ values, ranges }: Filters): number {
  return Object.values(values).flat().length + Object.keys(ranges).length;
}

export function toggleValue(filters: Filters, field: string, value: string): Filters {
  const present = filters.values[field] ?? [];
  const next = present.includes(value) ? present.filter((other) => other !== value) : [...present, value];
  const { [field]: _, ...others } = filters.values;
  return { ...filters, values: next.length > 0 ? { ...others, [field]: next } : others };
}

export function changeRange(filters: Filters, field: string, range: { from?: string; to?: string }): Filters {
  const { [field]: _, ...others } = filters.ranges;
  return { ...filters, ranges: range.from || range.to ? { ...others, [field]: range } : others };
}

/** The filters without those of one field: what the counts of its values are taken under. */
export function withoutField({ values, ranges }: Filters, field: string): Filters {
  const { [field]: _values, ...otherValues } = values;
  const { [field]: _range, ...otherRanges } = ranges;
  return { values: otherValues, ranges: otherRanges };
}

/**
 * The filter of the request; undefined where nothing is set.
 *
 * @param fields those that the collection declares: the others hold words
 */
export function compileFilters(
  { values, ranges }: Filters,
  fields: Collection['fields'],
): Filter | undefined {
  const typeOf = (name: string) => fields.find((field) => `metadata.${field.name}` === name)?.type;
  const isNumber = (field: string) => ['integer', 'number'].includes(typeOf(field) ?? '');
  const typed = (field: string, value: string) => {
    if (typeOf(field) === 'boolean') return value === 'true';
    return isNumber(field) ? Number(value) : value;
  };
  const all: Filter[] = [
    ...Object.entries(values).map(([field, chosen]) => ({
      field,
      in: chosen.map((value) => typed(field, value)),
    })),
    ...Object.entries(ranges).map(([field, { from, to }]) => ({
      field,
      ...(from && { gte: isNumber(field) ? Number(from) : startOfDay(from) }),
      ...(to && { lte: isNumber(field) ? Number(to) : endOfDay(to) }),
    })),
  ];
  return all.length > 0 ? { all } : undefined;
}

const startOfDay = (date: string) => momentOf(date, '00:00:00');
const endOfDay = (date: string) => momentOf(date, '23:59:59.999');

/** A time of a day; what is no date, such as one with a year of five digits, is for the service to name. */
function momentOf(date: string, time: string): string {
  const moment = new Date(`${date}T${time}`);
  return Number.isNaN(moment.getTime()) ? date : moment.toISOString();
}
