/**
 * The constants of ranking, with where each came from. "Dev" is the dev split of the labelled photos that the
 * starter model never saw: 190 queries "A without B" (122 with an object, 68 with a colour as B), precision@10
 * (p@10) within the set of photos whose labels can answer the query, short texts in the starter model's templates.
 */

/** A prompt of at most this many words is encoded with the model's templates; a longer one as it is. */
export const SHORT_PROMPT_WORDS = 3;

/**
 * How many standardised units a negative of weight 1 takes for each unit above `NEGATIVE_THRESHOLD` (λ).
 * Dev, with that threshold: 0.5 → p@10 0.807, 0.75 → 0.823, 1 → 0.807; no negative 0.739. For scale: the sentence
 * itself reaches 0.433, subtracting half the negative's cosine 0.785. With two negatives (120 queries) 0.861.
 */
export const NEGATIVE_STRENGTH = 0.75;

/**
 * The standardised score at which an image begins to count as showing the negative (τ).
 * Dev, with that strength: 2 → p@10 0.815, 2.5 → 0.823, 3 → 0.818.
 */
export const NEGATIVE_THRESHOLD = 2.5;

/**
 * An image is excluded when P(negative | image) is above this. Dev, objects, the starter model's neutral texts,
 * among the 50 best for the positive: 0.5 drops 71 % of the images that show the negative and 13 % of those that do
 * not, 0.6 drops 59 % and 6 %, 0.7 drops 47 % and 3 %. What is dropped cannot be found again, so the cut is on the
 * careful side; what stays is demoted.
 */
export const EXCLUSION_CUT = 0.6;

/**
 * The cosine to the negative that retrieval keeps away from (τ of SpaceVLM). Dev, p@10 when only 20 candidates
 * are retrieved: no step-away 0.793, 0.8 → 0.805, 0.7 → 0.816, 0.6 → 0.813; recall among 50 candidates 0.765,
 * 0.777, 0.792, 0.802; among 200 0.909, 0.910, 0.910, 0.908.
 */
export const STEP_AWAY_COSINE = 0.7;

/** Two texts closer than this cosine are one for a dual encoder: there is no direction from one to the other. */
export const SAME_TEXT_COSINE = 0.9999;

/** How many candidates the first page retrieves, at least; and for each hit of a page. A choice, not measured. */
export const FEWEST_CANDIDATES = 200;
export const CANDIDATES_PER_HIT = 5;

/** Where paging ends: the most candidates that are ever retrieved and ranked for one query. */
export const MOST_CANDIDATES = 4_000;

/**
 * The share of the whole prompt in the score of a prompt with clauses (w₀), and how near the soft minimum of the
 * clauses is to their least (large) or to their mean (small). Dev, nDCG@10 of "handbags for women" and its like:
 * the whole alone 0.583, 0.8 and 0.5 → 0.596, 0.5 and 0.5 → 0.582, 0.5 and 3 → 0.536. Sentences lose by it (the
 * bench), so it is off unless asked for.
 */
export const WHOLE_PROMPT_SHARE = 0.8;
export const CLAUSE_SOFTNESS = 0.5;

/**
 * What a colour that is looked for costs for each unit that it lies below the threshold, and how far the threshold
 * lies above the most evident other colour. Dev, nDCG@10 of two and three attributes: off 0.416, 0.6 and 0.5 → 0.462,
 * 0.4 and 0.5 → 0.458, 1 and 0.5 → 0.464, 0.6 and 2 → 0.461. The smaller strength does less harm where the words
 * are no colour ("red onion").
 */
export const COLOUR_STRENGTH = 0.6;
export const COLOUR_MARGIN = 0.5;

/**
 * The same for a colour that is not wanted; the threshold lies below the most evident other colour. Dev, p@10 of
 * "A that is not blue": as any negative 0.634, 1.5 and 0.5 → 0.668, 1 and 0.5 → 0.668, 2 and 0.5 → 0.671, 1.5 and
 * 0 → 0.663, 1.5 and 1 → 0.657.
 */
export const NEGATIVE_COLOUR_STRENGTH = 1.5;
export const NEGATIVE_COLOUR_MARGIN = 0.5;

/** A negative that is nearer than this to the positive contradicts it. A choice, not measured. */
export const CONTRADICTION_COSINE = 0.9;

/**
 * An image is `atypical` when it is less typical than this. Background photos are by definition in 2 of 100 cases, and
 * so were 2.1 % of the labelled photos; of pictures that are no photos docs/ranking.md has the shares.
 */
export const ATYPICAL_BELOW = 0.02;

/**
 * Two pictures are near-duplicates when their perceptual hashes differ in this many bits at most, and their cosine is
 * this high at least. Sample pictures and their copies (docs/ranking.md has both kinds of errors): different pictures
 * differed in 14 bits at least, copies trimmed by 2 % in 6 (median) to 12; cuts of 0.9 and 0.8 on the cosine miss 57
 * and 13 of 99 copies of a quarter of the size.
 */
export const DUPLICATE_BITS = 10;
export const DUPLICATE_COSINE = 0.8;
