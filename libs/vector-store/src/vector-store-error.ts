/** What can go wrong in a vector store, whichever it is. */
export type VectorStoreErrorCode =
  | 'vector_dimension_mismatch'
  | 'vector_not_finite'
  | 'vector_not_normalised'
  | 'limit_out_of_range'
  | 'space_not_found'
  | 'vector_store_unavailable'
  | 'vector_store_timeout'
  | 'vector_store_refused';

/**
 * An error of a vector store. `vector_store_unavailable` and `vector_store_timeout` may pass, and a write that ended
 * so may have been applied or not. `vector_store_refused` is a server that does not take what we ask of it.
 */
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
