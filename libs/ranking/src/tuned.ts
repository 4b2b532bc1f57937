/** The constants of ranking that are chosen by measurement. */
export interface Tuned {
  /** How many standardised units a negative of weight 1 takes for each unit above the threshold (λ). */
  negativeStrength: number;
  /** The standardised score at which an image begins to count as showing the negative (τ). */
  negativeThreshold: number;
  /**
   * An image is excluded when P(negative | image) is above this. What is dropped cannot be found again, and what stays
   * is demoted; so one image dropped by mistake counts as much as one and a half that stay.
   */
  exclusionCut: number;
  /** The cosine to the negative that retrieval keeps away from (τ of SpaceVLM). */
  stepAwayCosine: number;
  /** The share of the whole prompt in the score of a prompt with clauses (w₀). */
  wholePromptShare: number;
  /** How near the soft minimum of the clauses is to their least (large) or to their mean (small). */
  clauseSoftness: number;
  /** What a colour that is looked for costs for each unit that it lies below the threshold. */
  colourStrength: number;
  /** How far that threshold lies above the most evident other colour. */
  colourMargin: number;
  /** The same for a colour that is not wanted. */
  negativeColourStrength: number;
  /** How far the threshold of a colour that is not wanted lies below the most evident other colour. */
  negativeColourMargin: number;
  /** What a picture that is not wanted takes for each unit above the threshold. */
  negativePictureStrength: number;
  /** How far that threshold lies below what is usual for the picture; but not below `negativeThreshold`. */
  negativePictureMargin: number;
  /** In how many of the candidates that are nearest to the positive one sees what is usual. */
  usualCandidates: number;
}

/**
 * Chosen by `npm run tune`, which writes them, on the dev half of the labelled photos of the quality bench: each is
 * the best of those that the command tries while the others stay.
 */
export const TUNED: Tuned = {
  negativeStrength: 0.75,
  negativeThreshold: 2.5,
  exclusionCut: 0.6,
  stepAwayCosine: 0.7,
  wholePromptShare: 0.8,
  clauseSoftness: 0.5,
  colourStrength: 0.8,
  colourMargin: 0.5,
  negativeColourStrength: 3,
  negativeColourMargin: 0.5,
  negativePictureStrength: 1.5,
  negativePictureMargin: 0.5,
  usualCandidates: 50,
};
