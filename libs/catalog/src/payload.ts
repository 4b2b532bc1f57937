import type { Field, ImageRecord, Metadata } from './schema.js';

export type MetadataValue = string | number | boolean;

/** What the vector store keeps of an image for filters; the keys are part of the contract (DESIGN: payload). */
export type ImagePayload = Record<string, MetadataValue | string[] | number[] | boolean[]>;

const DATE = /^(\d{4}-\d{2}-\d{2})(?:(T[\d:.]+)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The payload key of a declared metadata field. With its type in it, collections of one space never clash. */
export function payloadKey(field: Pick<Field, 'name' | 'type'>): string {
  return `metadata_${field.type}.${field.name}`;
}

/** Makes an image's payload: declared fields whose value has the declared type, and what every image has. */
export function payloadOf(
  image: Pick<ImageRecord, 'collectionId' | 'metadata' | 'tags' | 'flags' | 'createdAt' | 'width' | 'height'>,
  fields: readonly Field[],
): ImagePayload {
  const payload: ImagePayload = {
    collection: image.collectionId,
    tags: image.tags,
    flags: image.flags,
    createdAt: image.createdAt.toISOString(),
    width: image.width ?? 0,
    height: image.height ?? 0,
  };
  for (const field of fields) {
    const value = typedValue(image.metadata[field.name], field);
    if (value !== undefined) payload[payloadKey(field)] = value;
  }
  return payload;
}

/**
 * The first declared field whose value has another type than declared, or null when the metadata fits.
 * A missing field, null and an empty array always fit.
 */
export function misfitOf(metadata: Metadata, fields: readonly Field[]): Field | null {
  return fields.find((field) => !fits(metadata[field.name], field)) ?? null;
}

/** A value as the payload holds it (dates in UTC with milliseconds), or undefined when it is not of the type. */
export function normaliseValue(value: unknown, type: Field['type']): MetadataValue | undefined {
  switch (type) {
    case 'keyword':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'datetime':
      return normaliseDate(value);
  }
}

function fits(value: unknown, field: Field): boolean {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return true;
  return typedValue(value, field) !== undefined;
}

function typedValue(value: unknown, field: Field): ImagePayload[string] | undefined {
  if (!Array.isArray(value)) return normaliseValue(value, field.type);
  const values = value.map((element) => normaliseValue(element, field.type));
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return values as string[] | number[] | boolean[];
}

/** In UTC where no zone is given; only of the years 0 to 9999, whose order is that of their letters. */
function normaliseDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, day, time = 'T00:00', zone = 'Z'] = value.match(DATE) ?? [];
  const date = isoDate(`${day}${time}${zone}`);
  return date?.length === 24 && isoDate(`${day}T00:00Z`)?.startsWith(day as string) ? date : undefined;
}

function isoDate(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
