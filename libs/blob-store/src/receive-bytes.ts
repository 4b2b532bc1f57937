import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

const HEAD_BYTES = 4_096;
/** Uploads arrive in small pieces; each write is a round trip to a thread, so they are gathered up to this. */
const WRITE_BYTES = 1_048_576;

/** What is known of bytes that went by: their hash in lower-case hex, their number, the first of them. */
export type ReceivedBytes = { sha256: string; bytes: number; head: Uint8Array };

/** Writes a stream to a file, hashing it on the way; rejects with the stream's error. */
export async function receiveBytes(source: Readable, file: FileHandle): Promise<ReceivedBytes> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let bytes = 0;
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  const write = async (): Promise<void> => {
    if (gatheredBytes > 0) await file.writeFile(Buffer.concat(gathered));
    gathered = [];
    gatheredBytes = 0;
  };
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (bytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - bytes));
    hash.update(chunk);
    bytes += chunk.length;
    gathered.push(chunk);
    gatheredBytes += chunk.length;
    if (gatheredBytes >= WRITE_BYTES) await write();
  }
  await write();
  return { sha256: hash.digest('hex'), bytes, head: Buffer.concat(head) };
}
