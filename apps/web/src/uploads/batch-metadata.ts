import type { Collection, Metadata } from '../api/api-types.js';

type Field = Collection['fields'][number];

/** What is typed into the form of a batch, by field; nothing for a field that is left empty. */
export type BatchEntries = Readonly<Record<string, string>>;

/** The value that an entry stands for; undefined where it is empty or none of the field's type. */
export function valueOf(
  entry: string | undefined,
  type: Field['type'],
): string | number | boolean | undefined {
  const text = entry?.trim() ?? '';
  if (text === '') return undefined;
  switch (type) {
    case 'keyword':
      return text;
    case 'boolean':
      return text === 'true';
    case 'integer':
      return Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'datetime': {
      const time = new Date(text);
      return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
    }
  }
}

/** Whether something is typed that is none of the field's type. */
export function isMisfit(entry: string | undefined, type: Field['type']): boolean {
  return (entry ?? '').trim() !== '' && valueOf(entry, type) === undefined;
}

/** The metadata of each picture of the batch. */
export function metadataOf(entries: BatchEntries, fields: readonly Field[]): Metadata {
  return Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const value = valueOf(entries[name], type);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
