/** The constants of ranking that are choices; those that `npm run tune` chooses stand in `tuned.ts`. */

/** A prompt of at most this many words is encoded with the model's templates; a longer one as it is. */
export const SHORT_PROMPT_WORDS = 3;

/** Two texts closer than this cosine are one for a dual encoder: there is no direction from one to the other. */
export const SAME_TEXT_COSINE = 0.9999;

/** A negative that is nearer than this to the positive contradicts it. */
export const CONTRADICTION_COSINE = 0.9;

/** How many candidates the first page retrieves, at least; and for each hit of a page. */
export const FEWEST_CANDIDATES = 200;
export const CANDIDATES_PER_HIT = 5;

/** Where paging ends: the most candidates that are ever retrieved and ranked for one query. */
export const MOST_CANDIDATES = 4_000;

/**
 * An image is `atypical` when it is less typical than this. Background photos are by definition in 2 of 100 cases, and
 * so were 1.9 % of the labelled photos of the test split; of pictures that are no photos docs/ranking.md has the shares.
 */
export const ATYPICAL_BELOW = 0.02;

/**
 * Two pictures are near-duplicates when their perceptual hashes differ in this many bits at most, and their cosine is
 * this high at least. Of the sample photos different ones differed in 14 bits at least, copies trimmed by 2 % in 6
 * (median); both kinds of errors are measured by `npm run bench:quality nearDuplicates`.
 */
export const DUPLICATE_BITS = 10;
export const DUPLICATE_COSINE = 0.8;
