import {
  Global,
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type Abstract,
  type Provider,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Database, DatabaseModule } from '@cliptext/database';
import { EmbeddedVectorStore } from './embedded/embedded-vector-store.js';
import { QdrantVectorStore } from './qdrant/qdrant-vector-store.js';
import type { VectorStore } from './vector-store.js';

/** Injection token of the `VectorStore`. */
export const VECTOR_STORE = Symbol('VectorStore');

/** Injection token of the `VectorSpace` that the process works in. */
export const VECTOR_SPACE = Symbol('VectorSpace');

/** Provides the `VectorSpace` of an encoder, which says what space it embeds into. */
export function vectorSpaceOf(encoder: Abstract<{ space: string; dimension: number }>): Provider {
  return {
    provide: VECTOR_SPACE,
    inject: [VECTOR_STORE, encoder],
    useFactory: (store: VectorStore, { space, dimension }: { space: string; dimension: number }) =>
      store.openSpace({ name: space, dimension }),
  };
}

@Global()
@Module({
  imports: [DatabaseModule],
  providers: [
    {
      provide: VECTOR_STORE,
      inject: [SETTINGS, Database],
      useFactory: (settings: Settings, database: Database): Promise<VectorStore> =>
        settings.qdrantUrl ? openQdrant(settings, settings.qdrantUrl) : EmbeddedVectorStore.open(database),
    },
  ],
  exports: [VECTOR_STORE],
})
export class VectorStoreModule implements BeforeApplicationShutdown {
  constructor(@Inject(VECTOR_STORE) private readonly store: VectorStore) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}

function openQdrant(settings: Settings, url: string): Promise<VectorStore> {
  return QdrantVectorStore.open({
    url,
    ...(settings.qdrantApiKey && { apiKey: settings.qdrantApiKey }),
    collectionPrefix: settings.qdrantCollectionPrefix,
    timeoutMs: settings.qdrantTimeoutMs,
    hnsw: {
      m: settings.qdrantHnswM,
      efConstruct: settings.qdrantHnswEfConstruct,
      ef: settings.qdrantHnswEf,
    },
    shards: settings.qdrantShards,
    replicas: settings.qdrantReplicas,
  });
}
