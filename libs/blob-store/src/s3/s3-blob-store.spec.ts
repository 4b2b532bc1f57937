import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { startS3, versitygw, versitygwHint, type S3Server } from '../../../../test/support/s3.js';
import { describeBlobStoreContract } from '../blob-store.contract.js';
import { S3BlobStore, type S3Options } from './s3-blob-store.js';

const KEY = 'originals/ab/0193b3a0-0000-7000-8000-0000000000ab';

process.stderr.write(`S3 adapter: ${versitygw ? 'tested on versitygw' : `not tested, ${versitygwHint}`}\n`);
if (!versitygw) it.skip(`The S3 adapter ${versitygwHint}`, () => {});

(versitygw ? describe : describe.skip)('S3BlobStore', () => {
  let server: S3Server;
  let stagingFolder: string;

  beforeAll(async () => {
    server = await startS3();
    stagingFolder = await mkdtemp(join(tmpdir(), 'cliptext-staging-'));
  });

  afterAll(async () => {
    await server.remove();
    await rm(stagingFolder, { recursive: true, force: true });
  });

  function open(more: Partial<S3Options> = {}): Promise<S3BlobStore> {
    const { endpoint, bucket, credentials } = server;
    return S3BlobStore.open({ endpoint, bucket, credentials, region: 'us-east-1', stagingFolder, ...more });
  }

  describeBlobStoreContract('a bucket', async () => ({ store: await open(), stop: async () => {} }));

  it('stages without leaving a file that outlives the process', async () => {
    const store = await open();
    const blob = await store.stage(Readable.from([Buffer.from('waiting')]));
    expect(await readdir(stagingFolder)).toEqual([]);
    await blob.discard();
  });

  it('names the setting that keeps it from starting', async () => {
    const unavailable = (message: RegExp) => ({
      name: 'BlobStoreError',
      code: 'blob_store_unavailable',
      message: expect.stringMatching(message),
    });
    const { credentials } = server;
    await expect(open({ endpoint: 'http://127.0.0.1:1' })).rejects.toMatchObject(
      unavailable(/127\.0\.0\.1:1 \(S3_ENDPOINT\).*ECONNREFUSED/),
    );
    await expect(open({ bucket: 'missing' })).rejects.toMatchObject(unavailable(/missing \(S3_BUCKET\)/));
    for (const wrong of [{ accessKeyId: 'nobody' }, { secretAccessKey: 'guess' }]) {
      await expect(open({ credentials: { ...credentials, ...wrong } })).rejects.toMatchObject(
        unavailable(/S3_ACCESS_KEY_ID/),
      );
    }
  });

  it('notices bytes that changed in the bucket', async () => {
    const store = await open();
    await store.write(KEY, Buffer.from('as they were'));
    await writeFile(join(server.folder, KEY), 'as they are.');
    await expect(store.readAll(KEY)).rejects.toMatchObject({ code: 'blob_damaged' });
    await store.remove(KEY);
  });

  it('sends a photo of hundreds of megabytes without holding it in memory', async () => {
    const store = await open();
    const chunk = Buffer.alloc(1_000_000, 7);
    const before = process.memoryUsage().rss;
    let most = before;
    const look = () => {
      most = Math.max(most, process.memoryUsage().rss);
    };
    const source = Readable.from(
      (function* () {
        for (let i = 0; i < 300; i++) {
          look();
          yield chunk;
        }
      })(),
    );
    const blob = await store.stage(source);
    const timer = setInterval(look, 5);
    await blob.keep(KEY);
    clearInterval(timer);
    const { stream, bytes } = await store.read(KEY);
    stream.destroy();
    expect(bytes).toBe(300_000_000);
    expect(most - before).toBeLessThan(150_000_000);
    await store.remove(KEY);
  });

  describe('behind a failing network', () => {
    let proxy: Proxy;
    let store: S3BlobStore;

    beforeAll(async () => {
      proxy = await startProxy(server.endpoint);
      store = await open({ endpoint: proxy.endpoint });
    });

    afterEach(() => {
      proxy.failures = [];
    });

    afterAll(() => proxy.stop());

    it.each<[string, Failure]>([
      ['changed on its way', 'damage'],
      ['was cut off', 'cut'],
    ])('sends again, once, what %s, and keeps it whole or not at all', async (_, failure) => {
      const bytes = Buffer.alloc(3_000_000, 'b');
      const kept = await store.stage(Readable.from([bytes]));
      proxy.failures = [failure];
      await kept.keep(KEY);
      expect(Buffer.from(await store.readAll(KEY)).equals(bytes)).toBe(true);
      await store.remove(KEY);

      const lost = await store.stage(Readable.from([bytes]));
      proxy.failures = [failure, failure];
      await expect(lost.keep(KEY)).rejects.toMatchObject({ code: 'blob_store_unavailable' });
      expect(await store.has(KEY)).toBe(false);
    });
  });

  it('says that the service is away', async () => {
    const mortal = await startS3();
    const store = await open({
      endpoint: mortal.endpoint,
      bucket: mortal.bucket,
      credentials: mortal.credentials,
    });
    const waiting = await store.stage(Readable.from([Buffer.from('waiting')]));
    await mortal.stop();
    const away = {
      name: 'BlobStoreError',
      code: 'blob_store_unavailable',
      message: expect.stringContaining('S3_ENDPOINT'),
    };
    await expect(waiting.keep(KEY)).rejects.toMatchObject(away);
    await expect(store.readAll(KEY)).rejects.toMatchObject(away);
    await expect(store.has(KEY)).rejects.toMatchObject(away);
    await expect(store.check()).rejects.toMatchObject(away);
    await mortal.remove();
  });
});

type Failure = 'damage' | 'cut';
type Proxy = {
  endpoint: string;
  /** What happens to the next uploads, one each; the others pass. */
  failures: Failure[];
  stop(): Promise<void>;
};

/** A proxy in front of a server, which fails as it is told. */
async function startProxy(target: string): Promise<Proxy> {
  const server = createServer((incoming, answer) => {
    const { method, headers, url } = incoming;
    const failure = method === 'PUT' ? proxy.failures.shift() : undefined;
    const onward = request(new URL(url!, target), { method, headers }, (response) => {
      answer.writeHead(response.statusCode!, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    const change = new Transform({
      transform(chunk: Buffer, _, done) {
        if (failure === 'damage') chunk[0]! ^= 1;
        if (failure === 'cut') {
          incoming.socket.destroy();
          onward.destroy();
        }
        done(null, chunk);
      },
    });
    incoming.pipe(change).pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures: [],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
