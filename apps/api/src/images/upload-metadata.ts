import type { Metadata } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { z } from 'zod';
import { metadataSchema } from './image-schemas.js';

const uploadMetadataSchema = z.union([metadataSchema, z.array(metadataSchema)]);

/**
 * The metadata of each file: an object holds for all, an array goes by the order of the files.
 *
 * @throws Problem `bad_request` when it is not JSON of that form, or the array has another length.
 */
export function metadataByFile(text: string | undefined, fileCount: number): Metadata[] {
  if (text === undefined) return Array.from({ length: fileCount }, () => ({}));
  const metadata = parse(text);
  if (!Array.isArray(metadata)) return Array.from({ length: fileCount }, () => metadata);
  if (metadata.length !== fileCount) {
    throw badMetadata(`It is an array of ${metadata.length} for ${fileCount} files.`);
  }
  return metadata;
}

function parse(text: string): Metadata | Metadata[] {
  try {
    const parsed = uploadMetadataSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    throw badMetadata('It is not valid JSON.');
  }
  throw badMetadata('It is neither a JSON object nor an array of objects.');
}

function badMetadata(reason: string): Problem {
  return new Problem('bad_request', `The field "metadata" cannot be used. ${reason}`, {
    errors: [{ pointer: '/metadata', detail: reason }],
  });
}
