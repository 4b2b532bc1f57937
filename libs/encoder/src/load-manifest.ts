import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EncoderError } from './encoder-error.js';
import { manifestSchema, type Manifest } from './manifest.js';

const MANIFEST_FILE = 'model.json';

/**
 * Reads `model.json` of a model folder and checks every file that it lists against its checksum.
 * @throws {EncoderError} `manifest_invalid` (naming each bad field), `model_file_missing` or `model_file_changed`
 */
export async function loadManifest(folder: string): Promise<Manifest> {
  const manifest = parseManifest(await readManifest(folder), folder);
  for (const [file, { sha256 }] of Object.entries(manifest.files)) {
    const actual = await checksum(folder, file);
    if (actual !== sha256) {
      throw new EncoderError(
        'model_file_changed',
        `${named(folder, file)} is not the file that ${MANIFEST_FILE} describes: its sha256 is ${actual}.`,
      );
    }
  }
  return manifest;
}

function parseManifest(json: string, folder: string): Manifest {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (cause) {
    throw new EncoderError('manifest_invalid', `${named(folder, MANIFEST_FILE)} is not JSON.`, { cause });
  }
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new EncoderError(
    'manifest_invalid',
    `${named(folder, MANIFEST_FILE)} is invalid. ${fields.join('; ')}`,
  );
}

async function readManifest(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, MANIFEST_FILE), 'utf8');
  } catch (cause) {
    throw missing(folder, MANIFEST_FILE, cause);
  }
}

async function checksum(folder: string, file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, file), { highWaterMark: 1 << 20 }), hash);
  } catch (cause) {
    throw missing(folder, file, cause);
  }
  return hash.digest('hex');
}

function missing(folder: string, file: string, cause: unknown): EncoderError {
  return new EncoderError('model_file_missing', `${named(folder, file)} cannot be read.`, { cause });
}

/** The folder's own name is enough for a message; its whole path would tell about the machine. */
function named(folder: string, file: string): string {
  return `${basename(folder)}/${file}`;
}
