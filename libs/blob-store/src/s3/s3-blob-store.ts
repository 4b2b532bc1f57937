import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { BlobStore, StagedBlob } from '../blob-store.js';
import { BlobNotFoundError } from '../blob-store-error.js';
import { receiveBytes, type ReceivedBytes } from '../receive-bytes.js';
import { isNotFound, translateS3Error } from './s3-error.js';

const CONNECT_MS = 3_000;
const SILENCE_MS = 30_000;
const CHUNK_BYTES = 256 * 1_024;

/** The client would warn on the console of uploads that it does not repeat; `putFile` does that. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export type S3Options = {
  /** Unset means Amazon's own, in the region. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** Unset looks for them where Amazon's tools do, such as the role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** A local folder for the bytes of uploads that are still arriving. */
  stagingFolder: string;
};

/**
 * Blobs as objects of a bucket. Bytes are staged in a local file while they are hashed, and sent as one request that
 * carries the hash: the service checks it and keeps all of the object or nothing.
 */
export class S3BlobStore implements BlobStore {
  readonly kind = 's3';

  private constructor(
    private readonly client: S3Client,
    private readonly options: S3Options,
  ) {}

  /** @throws BlobStoreError naming the setting, when the bucket cannot be used */
  static async open(options: S3Options): Promise<S3BlobStore> {
    const { endpoint, region, credentials, stagingFolder } = options;
    // On Node 20 the client would ask for a newer one at each start; its version is pinned, and works.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    const client = new S3Client({
      region,
      forcePathStyle: true,
      logger: SILENT,
      ...(endpoint && { endpoint }),
      ...(credentials && { credentials }),
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    });
    const store = new S3BlobStore(client, options);
    await mkdir(stagingFolder, { recursive: true });
    await store.check();
    return store;
  }

  async stage(source: Readable): Promise<StagedBlob> {
    const file = await this.openNamelessFile();
    try {
      const received = await receiveBytes(source, file);
      return {
        ...received,
        keep: (key) => this.putFile(key, received, file).finally(() => file.close()),
        discard: () => file.close(),
      };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.put(key, { sha256, bytes: bytes.length }, bytes);
  }

  async read(key: string): Promise<{ stream: Readable; bytes: number }> {
    const { Body, ContentLength = 0 } = await this.get(key);
    const stream = Body as Readable;
    // Whoever reads is told of an error as well; when nobody does any more, it must not end the process.
    stream.on('error', () => undefined);
    return { stream, bytes: ContentLength };
  }

  async readAll(key: string): Promise<Uint8Array> {
    const { Body } = await this.get(key);
    return this.translated(Body!.transformToByteArray());
  }

  async has(key: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.object(key)));
      return true;
    } catch (error) {
      if (!isNotFound(error)) throw this.translate(error);
      // A bucket that is gone, or a key that is unknown, is answered alike.
      await this.check();
      return false;
    }
  }

  async remove(key: string): Promise<void> {
    await this.translated(this.client.send(new DeleteObjectCommand(this.object(key))));
  }

  async *list(prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }> {
    const pages = paginateListObjectsV2(
      { client: this.client },
      { Bucket: this.options.bucket, Prefix: `${prefix}/` },
    );
    try {
      for await (const { Contents = [] } of pages) {
        for (const { Key, LastModified } of Contents) yield { key: Key!, modifiedAt: LastModified! };
      }
    } catch (error) {
      throw this.translate(error);
    }
  }

  /** Nothing to do: a staged file has no name, and its process takes it along. */
  async removeAbandoned(): Promise<void> {}

  async check(): Promise<void> {
    await this.translated(this.client.send(new HeadBucketCommand({ Bucket: this.options.bucket })));
  }

  /** A file that nobody else can find and that is gone with its last handle, even when we are killed. */
  private async openNamelessFile(): Promise<FileHandle> {
    const path = join(this.options.stagingFolder, randomUUID());
    const file = await open(path, 'wx+');
    await rm(path);
    return file;
  }

  private async putFile(key: string, received: ReceivedBytes, file: FileHandle): Promise<void> {
    const send = () => this.put(key, received, Readable.from(chunksOf(file), { objectMode: false }));
    // The client repeats what it has in memory, not what it streams.
    await send().catch(send);
  }

  private async put(
    key: string,
    { sha256, bytes }: Omit<ReceivedBytes, 'head'>,
    body: Readable | Uint8Array,
  ): Promise<void> {
    const sent = this.client.send(
      new PutObjectCommand({
        ...this.object(key),
        Body: body,
        ContentLength: bytes,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
    await this.translated(sent);
  }

  private get(key: string): Promise<GetObjectCommandOutput> {
    const got = this.client.send(new GetObjectCommand({ ...this.object(key), ChecksumMode: 'ENABLED' }));
    return this.translated(
      got.catch((error: unknown) => {
        throw isNotFound(error) ? new BlobNotFoundError(key) : error;
      }),
    );
  }

  private object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.options.bucket, Key: key };
  }

  private translated<T>(answer: Promise<T>): Promise<T> {
    return answer.catch((error: unknown) => {
      throw this.translate(error);
    });
  }

  private translate(error: unknown): unknown {
    if (error instanceof BlobNotFoundError) return error;
    const { bucket, endpoint, region } = this.options;
    return translateS3Error(error, bucket, endpoint ?? `Amazon in ${region}`);
  }
}

/** The bytes of a file from its beginning, whatever was read of it before. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}
