export { EmbeddedVectorStore } from './embedded/embedded-vector-store.js';
export { QdrantVectorStore, type QdrantOptions } from './qdrant/qdrant-vector-store.js';
export type { Filter, Leaf, Range, Scalar } from './filter.js';
export { VECTOR_SPACE, VECTOR_STORE, vectorSpaceOf, VectorStoreModule } from './vector-store.module.js';
export {
  MAX_LIMIT,
  type Candidate,
  type FacetRequest,
  type FacetValue,
  type Payload,
  type PayloadUpdate,
  type PayloadValue,
  type Scroll,
  type ScrolledPoint,
  type ScrollPage,
  type SpaceDescription,
  type VectorPoint,
  type VectorSearch,
  type VectorSpace,
  type VectorStore,
} from './vector-store.js';
export { VectorStoreError, type VectorStoreErrorCode } from './vector-store-error.js';
