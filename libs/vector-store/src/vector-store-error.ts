/** What can go wrong in a vector store, whichever it is. */
export type VectorStoreErrorCode =
  | 'vector_dimension_mismatch'
  | 'vector_not_finite'
  | 'vector_not_normalised'
  | 'limit_out_of_range'
  | 'space_not_found'
  | 'vector_store_unavailable';

/** An error of a vector store. After `vector_store_unavailable` a write may have been applied or not. */
export class VectorStoreError extends Error {
  override readonly name = 'VectorStoreError';

  constructor(
    readonly code: VectorStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
