import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QdrantClient } from '@qdrant/js-client-rest';
import { qdrantPython, qdrantPythonHint, startQdrant } from '../../../../test/support/qdrant.js';
import { dot, RandomVectors, uuid } from '../../test/random-vectors.js';
import { describeVectorStoreContract } from '../vector-store.contract.js';
import type { VectorPoint, VectorStore } from '../vector-store.js';
import { QdrantVectorStore, type QdrantOptions } from './qdrant-vector-store.js';

const DIMENSION = 64;

const options: Omit<QdrantOptions, 'url'> = {
  timeoutMs: 20_000,
  hnsw: { m: 16, efConstruct: 100, ef: 256 },
  shards: 1,
  replicas: 1,
};

type Target = { name: string; start: () => Promise<{ url: string; stop(): Promise<void> }> };
const targets: Target[] = [];
const { QDRANT_TEST_URL } = process.env;
if (QDRANT_TEST_URL) {
  targets.push({
    name: `Qdrant at ${QDRANT_TEST_URL}`,
    start: async () => ({ url: QDRANT_TEST_URL, stop: async () => {} }),
  });
}
if (qdrantPython) {
  // The threshold is low enough for the largest spaces of the tests to be searched by graph and in int8.
  targets.push({ name: "Qdrant's engine", start: () => startQdrant({ indexingThreshold: 500 }) });
}
process.stderr.write(
  `Qdrant adapter: ${targets.map(({ name }) => `tested on ${name}`).join(', ') || 'not tested'}` +
    (qdrantPython ? '' : `; Qdrant's engine ${qdrantPythonHint}`) +
    (QDRANT_TEST_URL ? '\n' : '; QDRANT_TEST_URL is unset\n'),
);

if (targets.length === 0) it.skip(`The Qdrant adapter ${qdrantPythonHint}`, () => {});

/** A store whose collections are its own, and go with it. */
async function openStore(url: string, more: Partial<QdrantOptions> = {}) {
  const collectionPrefix = `test-${randomUUID()}`;
  const store = await QdrantVectorStore.open({ ...options, url, collectionPrefix, ...more });
  const clean = async () => {
    for (const { name } of await store.listSpaces()) await store.dropSpace(name);
  };
  return { store, collectionPrefix, clean };
}

for (const { name, start } of targets) {
  describeVectorStoreContract(name, async () => {
    const server = await start();
    const { store, clean } = await openStore(server.url);
    return {
      store,
      stop: async () => {
        await clean();
        await server.stop();
      },
    };
  });

  describe(`QdrantVectorStore on ${name}`, () => {
    const random = new RandomVectors(11, DIMENSION);
    let server: Awaited<ReturnType<Target['start']>>;
    let client: QdrantClient;
    let store: QdrantVectorStore;
    let prefix: string;
    let clean: () => Promise<void>;

    beforeAll(async () => {
      server = await start();
      client = new QdrantClient({ url: server.url, checkCompatibility: false });
      ({ store, collectionPrefix: prefix, clean } = await openStore(server.url));
    });

    afterAll(async () => {
      await clean();
      await server.stop();
    });

    function randomPoints(count: number): VectorPoint[] {
      return Array.from({ length: count }, (_, i) => ({
        id: uuid(i),
        vector: random.next(),
        payload: { collection: i % 100 ? 'many' : 'few' },
      }));
    }

    it('takes any name of a space, and answers it', async () => {
      const names = ["clip/ViT-B 32@1.0.0#5f3a~(it's)*!", 'größe 东京', '..', 'a.b_c-d'];
      for (const space of names) await store.openSpace({ name: space, dimension: 3 });
      const listed = (await store.listSpaces()).map((space) => space.name);
      expect(listed).toEqual(expect.arrayContaining(names));
      for (const { name: collection } of (await client.getCollections()).collections) {
        expect(collection).toMatch(/^[\w.~-]+$/);
      }
    });

    it('leaves the spaces of another prefix alone', async () => {
      await store.openSpace({ name: 'ours', dimension: 3 });
      const other = await openStore(server.url);
      await other.store.openSpace({ name: 'ours', dimension: 4 });
      expect(await other.store.listSpaces()).toEqual([{ name: 'ours', dimension: 4 }]);
      await other.store.dropSpace('ours');
      expect(await store.listSpaces()).toContainEqual({ name: 'ours', dimension: 3 });
    });

    it('points its alias at the space that was opened last', async () => {
      const activeOne = async () =>
        (await client.getAliases()).aliases.find(({ alias_name }) => alias_name === prefix)?.collection_name;
      await store.openSpace({ name: 'first', dimension: 3 });
      expect(await activeOne()).toBe(`${prefix}.first`);
      await store.openSpace({ name: 'second', dimension: 3 });
      expect(await activeOne()).toBe(`${prefix}.second`);
    });

    it('opens a space in many processes at once', async () => {
      const space = randomUUID();
      const opened = await Promise.all(
        Array.from({ length: 5 }, () => store.openSpace({ name: space, dimension: 3 })),
      );
      await opened[0]!.upsert([{ id: uuid(1), vector: Float32Array.of(1, 0, 0), payload: {} }]);
      expect(await opened[4]!.count()).toBe(1);
    });

    it('keeps the originals on disk, int8 in RAM, and an index for each field of the payload', async () => {
      const space = await store.openSpace({ name: 'indexed', dimension: 3 });
      const payload = {
        collection: 'a',
        'metadata_keyword.label': 'x',
        'metadata_number.price': 1.5,
        'metadata_boolean.sold': true,
        'metadata_datetime.taken': '2025-01-02T03:04:05.678Z',
        unheardOf: 1,
      };
      await space.upsert([{ id: uuid(1), vector: Float32Array.of(1, 0, 0), payload }]);
      await space.count({ field: 'metadata_integer.size', gt: 3 });

      const { config, payload_schema } = await client.getCollection(`${prefix}.indexed`);
      expect(config.params.vectors).toMatchObject({ size: 3, distance: 'Dot', on_disk: true });
      expect(config.quantization_config).toMatchObject({ scalar: { type: 'int8', always_ram: true } });
      const types = Object.entries(payload_schema).map(([field, index]) => [field, index?.data_type]);
      expect(Object.fromEntries(types)).toEqual({
        collection: 'keyword',
        tags: 'keyword',
        flags: 'keyword',
        createdAt: 'datetime',
        width: 'integer',
        height: 'integer',
        'metadata_keyword.label': 'keyword',
        'metadata_number.price': 'float',
        'metadata_boolean.sold': 'bool',
        'metadata_datetime.taken': 'datetime',
        'metadata_integer.size': 'integer',
      });
    });

    it('counts the values of every type of field', async () => {
      const space = await store.openSpace({ name: randomUUID(), dimension: 3 });
      const taken = '2025-01-02T03:04:05.678Z';
      await space.upsert(
        [1.5, 2, 1.5].map((price, i) => ({
          id: uuid(i),
          vector: Float32Array.of(1, 0, 0),
          payload: {
            'metadata_number.price': price,
            'metadata_boolean.sold': i > 0,
            'metadata_datetime.taken': taken,
          },
        })),
      );
      const facet = (field: string) => space.facet({ field, limit: 5 });
      expect(await facet('metadata_number.price')).toEqual([
        { value: 1.5, count: 2 },
        { value: 2, count: 1 },
      ]);
      expect(await facet('metadata_boolean.sold')).toEqual([
        { value: true, count: 2 },
        { value: false, count: 1 },
      ]);
      expect(await facet('metadata_datetime.taken')).toEqual([{ value: taken, count: 3 }]);
    });

    it('finds at least 98 % of the ten nearest in int8, with the scores of the originals', async () => {
      const points = randomPoints(6_000);
      const vectors = new Map(points.map(({ id, vector }) => [id, vector]));
      const space = await store.openSpace({ name: 'recall', dimension: DIMENSION });
      await space.upsert(points);

      for (const filter of [{ all: [] }, { field: 'collection', eq: 'few' }]) {
        const passing = points.filter(({ payload }) => 'all' in filter || payload.collection === 'few');
        let found = 0;
        for (let query = 0; query < 30; query++) {
          const vector = random.next();
          const exact = passing
            .map((point) => ({ id: point.id, score: dot(point.vector, vector) }))
            .sort((a, b) => b.score - a.score)
            .slice(0, 10);
          const rescoreWith = [random.next()];
          const candidates = await space.search({ vector, limit: 10, filter, rescoreWith });
          for (const { id, score, rescored } of candidates) {
            if (exact.some((point) => point.id === id)) found++;
            expect(score).toBeCloseTo(dot(vectors.get(id)!, vector), 5);
            expect(rescored[0]).toBeCloseTo(dot(vectors.get(id)!, rescoreWith[0]!), 5);
          }
        }
        expect(found / 300).toBeGreaterThanOrEqual(0.98);
      }
    });

    it('splits an upsert that is larger than a request may be', async () => {
      const wide = new RandomVectors(12, 2_048);
      const points = Array.from({ length: 1_000 }, (_, i) => ({
        id: uuid(i),
        vector: wide.next(),
        payload: {},
      }));
      expect(JSON.stringify(points.map(({ vector }) => Array.from(vector))).length).toBeGreaterThan(
        32 * 2 ** 20,
      );
      const space = await store.openSpace({ name: 'wide', dimension: 2_048 });
      await space.upsert(points);
      expect(await space.count()).toBe(1_000);
    });

    it('names the setting and the remedy where a collection has another dimension', async () => {
      await store.openSpace({ name: 'narrow', dimension: 3 });
      await expect(store.openSpace({ name: 'narrow', dimension: 4 })).rejects.toMatchObject({
        code: 'vector_dimension_mismatch',
        message: expect.stringMatching(/narrow.*QDRANT_URL.*\b3\b.*\b4\b.*Delete that collection/),
      });
    });

    describe('behind a failing network', () => {
      let proxy: Proxy;
      let cleanBehind: () => Promise<void>;
      let behind: VectorStore;

      beforeAll(async () => {
        proxy = await startProxy(server.url);
        ({ store: behind, clean: cleanBehind } = await openStore(proxy.url));
      });

      afterEach(() => {
        proxy.interfere = forward;
      });

      afterAll(async () => {
        await cleanBehind();
        await proxy.stop();
      });

      it('sends a request again, once, when its connection was reset', async () => {
        const space = await behind.openSpace({ name: randomUUID(), dimension: 3 });
        let resets = 0;
        const resetTimes = (times: number) => {
          resets = 0;
          proxy.interfere = (incoming, answer, pass) => {
            if (resets++ < times) incoming.socket.destroy();
            else pass(incoming, answer);
          };
        };
        const point = { id: uuid(1), vector: Float32Array.of(1, 0, 0), payload: { collection: 'a' } };

        resetTimes(1);
        await space.upsert([point]);
        resetTimes(1);
        expect(await space.search({ vector: point.vector, limit: 1 })).toMatchObject([{ id: uuid(1) }]);

        resetTimes(Infinity);
        await expect(space.count()).rejects.toMatchObject({
          name: 'VectorStoreError',
          code: 'vector_store_unavailable',
          message: expect.stringContaining('QDRANT_URL'),
        });
        expect(resets).toBe(2);
      });

      it('gives up on an answer that does not come in time', async () => {
        const { store: impatient, clean: cleanUp } = await openStore(proxy.url, { timeoutMs: 3_000 });
        const space = await impatient.openSpace({ name: randomUUID(), dimension: 3 });
        proxy.interfere = () => {};
        await expect(space.count()).rejects.toMatchObject({
          name: 'VectorStoreError',
          code: 'vector_store_timeout',
          message: expect.stringContaining('QDRANT_TIMEOUT_MS'),
        });
        proxy.interfere = forward;
        await cleanUp();
      });

      it.each([
        [500, { error: "Service internal error: Timeout error: Operation 'Search' timed out" }, 'timeout'],
        [503, { error: 'Service unavailable' }, 'unavailable'],
        [429, { error: 'Rate limiting exceeded' }, 'unavailable'],
        [403, { error: 'Forbidden: Global write access is required' }, 'unavailable'],
        [400, { error: 'Bad request: Limit exceeded 51 > 50 for "limit"' }, 'refused'],
      ])('understands the status %i', async (status, error, code) => {
        const space = await behind.openSpace({ name: randomUUID(), dimension: 3 });
        proxy.interfere = (_, answer) => {
          answer.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' });
          answer.end(JSON.stringify({ status: error, time: 0 }));
        };
        await expect(space.count()).rejects.toMatchObject({
          name: 'VectorStoreError',
          code: `vector_store_${code}`,
        });
      });
    });
  });
}

it('says which setting is wrong where nothing listens', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, 'close');
  await expect(QdrantVectorStore.open({ ...options, url: `http://127.0.0.1:${port}` })).rejects.toMatchObject(
    {
      name: 'VectorStoreError',
      code: 'vector_store_unavailable',
      message: expect.stringMatching(/QDRANT_URL.*ECONNREFUSED/),
    },
  );
});

(qdrantPython ? it : it.skip)('needs the key of a server that has one', async () => {
  const server = await startQdrant({ apiKey: 'secret' });
  const open = (more: Partial<QdrantOptions>) =>
    QdrantVectorStore.open({ ...options, url: server.url, ...more });
  await expect(open({ apiKey: 'secret' })).resolves.toMatchObject({ kind: 'qdrant' });
  for (const wrong of [{}, { apiKey: 'guess' }]) {
    await expect(open(wrong)).rejects.toMatchObject({
      code: 'vector_store_unavailable',
      message: expect.stringContaining('QDRANT_API_KEY'),
    });
  }
  await server.stop();
});

type Pass = (incoming: IncomingMessage, answer: ServerResponse) => void;
type Proxy = {
  url: string;
  /** What happens to each request; by default it passes. */
  interfere: (incoming: IncomingMessage, answer: ServerResponse, pass: Pass) => void;
  stop(): Promise<void>;
};

function forward(incoming: IncomingMessage, answer: ServerResponse, pass: Pass): void {
  pass(incoming, answer);
}

/** A proxy in front of a server, which the tests make fail. */
async function startProxy(target: string): Promise<Proxy> {
  const pass: Pass = (incoming, answer) => {
    const { method, headers, url } = incoming;
    const onward = request(new URL(url!, target), { method, headers }, (response) => {
      answer.writeHead(response.statusCode!, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(onward);
  };
  const server = createServer((incoming, answer) => proxy.interfere(incoming, answer, pass));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    interfere: forward,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
