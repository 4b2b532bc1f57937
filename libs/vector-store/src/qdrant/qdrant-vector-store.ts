import type { Schemas } from '@qdrant/js-client-rest';
import type { SpaceDescription, VectorSpace, VectorStore } from '../vector-store.js';
import { VectorStoreError } from '../vector-store-error.js';
import { collectionName, spaceName } from './collection-name.js';
import { commonIndexes } from './payload-fields.js';
import { PayloadIndexes } from './payload-indexes.js';
import { QdrantConnection, type QdrantAddress } from './qdrant-connection.js';
import { isConflict } from './qdrant-error.js';
import { QdrantVectorSpace } from './qdrant-vector-space.js';

export type QdrantOptions = QdrantAddress & {
  /** What the names of our collections begin with; the alias of the active one is the prefix alone. */
  collectionPrefix?: string;
  hnsw: {
    /** Links of each point. */
    m: number;
    /** Candidates while the graph is built. */
    efConstruct: number;
    /** Candidates while it is searched. */
    ef: number;
  };
  /** Of new collections. */
  shards: number;
  /** Of new collections. */
  replicas: number;
};

/**
 * The vectors in a Qdrant server or cluster, which any number of processes may use: one Qdrant
 * collection a space, int8 vectors in RAM, the originals on disk.
 */
export class QdrantVectorStore implements VectorStore {
  readonly kind = 'qdrant';
  private readonly connection: QdrantConnection;
  private readonly prefix: string;

  private constructor(private readonly options: QdrantOptions) {
    this.connection = new QdrantConnection(options);
    this.prefix = options.collectionPrefix ?? 'cliptext';
  }

  static async open(options: QdrantOptions): Promise<QdrantVectorStore> {
    const store = new QdrantVectorStore(options);
    await store.check();
    return store;
  }

  /** Also points the alias at the space's collection, for people and tools that look into the server. */
  async openSpace({ name, dimension }: SpaceDescription): Promise<VectorSpace> {
    const collection = collectionName(this.prefix, name);
    const subject = `the space ${name}`;
    const info =
      (await this.describe(collection, subject)) ?? (await this.create(collection, subject, dimension));
    const existing = dimensionOf(info);
    if (existing !== dimension) {
      throw new VectorStoreError(
        'vector_dimension_mismatch',
        `The collection ${collection} of Qdrant at ${this.connection.url} (QDRANT_URL) has vectors of ` +
          `${existing ?? 'unknown'} dimensions; ${subject} needs ${dimension}. ` +
          'Delete that collection, or choose another QDRANT_COLLECTION_PREFIX',
      );
    }
    const indexes = new PayloadIndexes(Object.keys(info.payload_schema), (field_name, field_schema) =>
      this.connection.send(subject, (client) =>
        client.createPayloadIndex(collection, { field_name, field_schema, wait: true }),
      ),
    );
    await indexes.ensure(Object.keys(commonIndexes));
    await this.activate(collection);
    return new QdrantVectorSpace(name, dimension, collection, this.connection, indexes, this.options.hnsw.ef);
  }

  async listSpaces(): Promise<SpaceDescription[]> {
    const { collections } = await this.connection.send('collections', (client) => client.getCollections());
    const spaces = await Promise.all(
      collections.map(async ({ name: collection }) => {
        const name = spaceName(this.prefix, collection);
        if (name === undefined) return [];
        const info = await this.describe(collection, `the space ${name}`);
        const dimension = info && dimensionOf(info);
        return dimension === undefined ? [] : [{ name, dimension }];
      }),
    );
    return spaces.flat();
  }

  async dropSpace(name: string): Promise<void> {
    await this.connection.send(`the space ${name}`, (client) =>
      client.deleteCollection(collectionName(this.prefix, name)),
    );
  }

  async check(): Promise<void> {
    await this.connection.send('collections', (client) => client.getCollections());
  }

  /** Nothing to do: idle connections end by themselves and keep no process alive. */
  async close(): Promise<void> {}

  private async describe(
    collection: string,
    subject: string,
  ): Promise<Schemas['CollectionInfo'] | undefined> {
    try {
      return await this.connection.send(subject, (client) => client.getCollection(collection));
    } catch (error) {
      if (error instanceof VectorStoreError && error.code === 'space_not_found') return undefined;
      throw error;
    }
  }

  private async create(
    collection: string,
    subject: string,
    dimension: number,
  ): Promise<Schemas['CollectionInfo']> {
    const { hnsw, shards, replicas } = this.options;
    return this.connection.send(subject, async (client) => {
      try {
        await client.createCollection(collection, {
          vectors: { size: dimension, distance: 'Dot', on_disk: true },
          on_disk_payload: true,
          hnsw_config: { m: hnsw.m, ef_construct: hnsw.efConstruct },
          quantization_config: { scalar: { type: 'int8', quantile: 0.99, always_ram: true } },
          shard_number: shards,
          replication_factor: replicas,
        });
      } catch (error) {
        // Another process that starts at the same time was faster.
        if (!isConflict(error)) throw error;
      }
      return client.getCollection(collection);
    });
  }

  /** In one request, so that the alias is never missing. */
  private async activate(collection: string): Promise<void> {
    await this.connection.send('aliases', async (client) => {
      const { aliases } = await client.getAliases();
      const current = aliases.find(({ alias_name }) => alias_name === this.prefix);
      if (current?.collection_name === collection) return;
      await client.updateCollectionAliases({
        actions: [
          ...(current ? [{ delete_alias: { alias_name: this.prefix } }] : []),
          { create_alias: { collection_name: collection, alias_name: this.prefix } },
        ],
      });
    });
  }
}

/** Undefined for a collection with named vectors, which is not of ours. */
function dimensionOf({ config }: Schemas['CollectionInfo']): number | undefined {
  const size = config.params.vectors?.size;
  return typeof size === 'number' ? size : undefined;
}
