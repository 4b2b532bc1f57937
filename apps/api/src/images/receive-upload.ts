import type { MultipartFile } from '@fastify/multipart';
import type { BlobStore, StagedBlob } from '@cliptext/blob-store';
import { Problem } from '@cliptext/http';
import type { FastifyRequest } from 'fastify';
import { addressProblem, isAddress } from './picture-address.pipe.js';
import { sentAsFile } from './sent-as-file.js';

export type ReceivedFile = { fileName: string; blob: StagedBlob; isTooLarge: boolean };

/** Everything of one multipart upload; `metadata` is its text, not yet parsed. */
export type ReceivedUpload = { files: ReceivedFile[]; metadata: string | undefined };

export type UploadLimits = { maxFileBytes: number; maxFiles: number };

const METADATA_BYTES = 1_000_000;

/**
 * Receives a multipart body to its end, each file into the blob store's staging. When the body is broken or over
 * a limit, nothing of it is kept.
 *
 * @throws Problem `bad_multipart`, `too_many_files`, `too_large`, `url_not_supported`
 */
export async function receiveUpload(
  request: FastifyRequest,
  blobs: BlobStore,
  limits: UploadLimits,
): Promise<ReceivedUpload> {
  const upload: ReceivedUpload = { files: [], metadata: undefined };
  try {
    const parts = request.parts({
      limits: { fileSize: limits.maxFileBytes, files: limits.maxFiles, fields: 1, fieldSize: METADATA_BYTES },
    });
    for await (const part of parts) {
      if (part.type === 'file') upload.files.push(await receiveFile(part, blobs));
      else upload.metadata = receiveMetadata(part);
    }
  } catch (error) {
    await discardAll(upload.files);
    throw toUploadProblem(error, limits);
  }
  return upload;
}

/** Drops what was staged. */
export async function discardAll(files: readonly ReceivedFile[]): Promise<void> {
  await Promise.all(files.map(({ blob }) => blob.discard()));
}

async function receiveFile(part: MultipartFile, blobs: BlobStore): Promise<ReceivedFile> {
  if (part.fieldname === 'metadata') throw sentAsFile(part.fieldname);
  if (part.fieldname !== 'file') {
    throw new Problem(
      'bad_multipart',
      `The file part "${part.fieldname}" is unknown: name each file part "file".`,
    );
  }
  const blob = await blobs.stage(part.file);
  return { fileName: cleanName(part.filename), blob, isTooLarge: part.file.truncated };
}

/** A file name as text: without control characters, which neither the catalog nor a terminal wants. */
function cleanName(name: string): string {
  return name.replace(/\p{Cc}/gu, '').slice(0, 255) || 'unnamed';
}

function receiveMetadata(part: { fieldname: string; value: unknown; valueTruncated: boolean }): string {
  if (part.fieldname === 'file' && isAddress(part.value)) throw addressProblem('/file');
  if (part.fieldname !== 'metadata') {
    throw new Problem('bad_multipart', `The field "${part.fieldname}" is unknown: only "metadata" is read.`);
  }
  if (part.valueTruncated) {
    throw new Problem('too_large', `The field "metadata" is larger than ${METADATA_BYTES} bytes.`);
  }
  return typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
}

function toUploadProblem(error: unknown, limits: UploadLimits): unknown {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_FILES_LIMIT') {
    return new Problem(
      'too_many_files',
      `An upload takes at most ${limits.maxFiles} files (MAX_FILES_PER_REQUEST).`,
    );
  }
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') {
    return new Problem('bad_multipart', 'The upload has more fields than the one that is read, "metadata".');
  }
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return error;
  if (statusCode === undefined && !isParserError(error)) return error;
  return new Problem('bad_multipart', 'The multipart body is malformed or was cut off.', { cause: error });
}

/** Busboy throws plain errors; those of the file system carry a code of their own and are ours. */
function isParserError(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}
