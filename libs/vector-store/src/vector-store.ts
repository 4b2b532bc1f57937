import type { Filter, Scalar } from './filter.js';

export type PayloadValue = string | number | boolean | string[] | number[] | boolean[];

/**
 * What filters see of an image: flat keys. `collection` is in every payload; then `tags`, `flags`, `createdAt`,
 * `width`, `height`, and `metadata_<type>.<name>` for the metadata fields that a collection declares. Dates are
 * ISO strings in UTC with milliseconds.
 */
export type Payload = Record<string, PayloadValue>;

/** An image in a space: a UUID in lower case, its embedding (unit length), its payload. */
export type VectorPoint = { id: string; vector: Float32Array; payload: Payload };

export type PayloadUpdate = { id: string; payload: Payload };

export type VectorSearch = {
  vector: Float32Array;
  /** 1 to `MAX_LIMIT`. */
  limit: number;
  filter?: Filter;
  /** Further vectors that each candidate is scored against. */
  rescoreWith?: Float32Array[];
};

/**
 * `score` is the cosine to the searched vector; `rescored[i]` the cosine to `rescoreWith[i]`, NaN where a store that
 * is written to at the same time could not tell it.
 */
export type Candidate = { id: string; score: number; rescored: number[] };

export type Scroll = {
  filter?: Filter;
  /** 1 to `MAX_LIMIT`. */
  limit: number;
  /** The id that the page starts after. */
  after?: string;
  withVectors?: boolean;
};

export type ScrolledPoint = PayloadUpdate & { vector?: Float32Array };

/** `next` is the `after` of the next page; without it, this page is the last. */
export type ScrollPage = { points: ScrolledPoint[]; next?: string };

export type FacetRequest = {
  field: string;
  filter?: Filter;
  /** 1 to `MAX_LIMIT`. */
  limit: number;
};

export type FacetValue = { value: Scalar; count: number };

/** A space's name and the length of its vectors. */
export type SpaceDescription = { name: string; dimension: number };

/** The most points or values that one call answers. */
export const MAX_LIMIT = 10_000;

/**
 * Keeps the embeddings of images and finds the nearest. All vectors have unit length, so that dot products are
 * cosines.
 *
 * Errors are `VectorStoreError`s.
 */
export interface VectorStore {
  readonly kind: 'embedded' | 'qdrant';
  /** Opens a space, creating it when there is none of that name. */
  openSpace(space: SpaceDescription): Promise<VectorSpace>;
  listSpaces(): Promise<SpaceDescription[]>;
  /** Deletes a space with all that is in it; one that does not exist is no error. */
  dropSpace(name: string): Promise<void>;
  /** Resolves when the store can answer, else rejects with `vector_store_unavailable`. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The embeddings of one model: vectors of two spaces are never compared. A write is durable, and seen by the
 * next call, when its promise resolves. Each call rejects with `space_not_found` once the space is dropped.
 */
export interface VectorSpace extends Readonly<SpaceDescription> {
  /** Adds or replaces points; of two with one id the later counts. A bad vector: nothing of the batch is written. */
  upsert(points: VectorPoint[]): Promise<void>;
  /** Replaces payloads as a whole; unknown ids are ignored. */
  setPayload(updates: PayloadUpdate[]): Promise<void>;
  delete(ids: string[]): Promise<void>;
  /** The points with these ids, in this order; unknown ids are left out. */
  fetch(ids: string[]): Promise<VectorPoint[]>;
  /**
   * The nearest points under the filter: by score, highest first, equal scores by id. Which of the points that tie
   * for the last place is among them is left open.
   */
  search(search: VectorSearch): Promise<Candidate[]>;
  /** The points under the filter in the order of their ids, page by page. */
  scroll(scroll: Scroll): Promise<ScrollPage>;
  count(filter?: Filter): Promise<number>;
  /** The values of a field and how many points have each, the most frequent first. */
  facet(request: FacetRequest): Promise<FacetValue[]>;
}
