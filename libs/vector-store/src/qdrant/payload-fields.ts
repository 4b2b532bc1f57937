import type { Schemas } from '@qdrant/js-client-rest';
import type { Payload, PayloadValue } from '../vector-store.js';

export type IndexSchema = Schemas['PayloadFieldSchema'];

/** The fields that every space has an index for from its start. */
export const commonIndexes: Readonly<Record<string, IndexSchema>> = {
  // Qdrant keeps the points of a tenant together: nearly every filter names one collection.
  collection: { type: 'keyword', is_tenant: true },
  tags: 'keyword',
  flags: 'keyword',
  createdAt: 'datetime',
  width: 'integer',
  height: 'integer',
};

const metadataIndexes: Readonly<Record<string, IndexSchema>> = {
  metadata_keyword: 'keyword',
  metadata_integer: 'integer',
  metadata_number: 'float',
  metadata_boolean: 'bool',
  metadata_datetime: 'datetime',
};

/** The index that a payload field gets; undefined for a field that the payload does not know. */
export function indexSchema(field: string): IndexSchema | undefined {
  if (Object.hasOwn(commonIndexes, field)) return commonIndexes[field];
  const group = split(field)[0]!;
  return group !== field && Object.hasOwn(metadataIndexes, group) ? metadataIndexes[group] : undefined;
}

/** Qdrant's path to a payload field. It takes a dot for a step into an object, and quotes around unusual keys. */
export function fieldPath(field: string): string {
  return split(field)
    .map((key) => (/^[\w-]+$/.test(key) ? key : `"${key}"`))
    .join('.');
}

/** `{ 'metadata_keyword.label': 'x' }` → `{ metadata_keyword: { label: 'x' } }`, as paths reach nothing else. */
export function nestPayload(payload: Payload): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(payload)) {
    const [outer, inner] = split(field);
    if (inner === undefined) nested[outer!] = value;
    else nested[outer!] = { ...(nested[outer!] as object | undefined), [inner]: value };
  }
  return nested;
}

export function flattenPayload(nested: Record<string, unknown> | null | undefined): Payload {
  const payload: Payload = {};
  for (const [outer, value] of Object.entries(nested ?? {})) {
    if (!isObject(value)) payload[outer] = value as PayloadValue;
    else
      for (const [inner, leaf] of Object.entries(value)) payload[`${outer}.${inner}`] = leaf as PayloadValue;
  }
  return payload;
}

/** At the first dot only. */
function split(field: string): string[] {
  const dot = field.indexOf('.');
  return dot < 0 ? [field] : [field.slice(0, dot), field.slice(dot + 1)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
