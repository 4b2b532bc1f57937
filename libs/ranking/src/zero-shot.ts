import { standardise, type BackgroundStatistics } from './background.js';
import { RankingError } from './ranking-error.js';

/**
 * The standardised score of "none of these" beside labels. Dev, every second label left out: 3 calls 44 % of the images
 * of absent labels none and 5 % of the others, 3.5 58 % and 11 %, 4 73 % and 19 %; the expected calibration error of
 * the choice is 0.132, 0.080 and 0.039.
 */
const NONE_OF_THESE = 3.5;

/** How sure probabilities are to be. */
export interface Sharpness {
  /** The scale of cosines that the model was trained with. */
  logitScale: number;
  /** What logits are divided by: 1 is the model's own, above is more even, below more sure. */
  temperature: number;
}

export interface LabelProbabilities {
  /** In the order of the labels. */
  labels: number[];
  /** P(none of the labels); null when that was not a choice. */
  none: number | null;
}

/**
 * P(label | image) for each label, and for none of them; together they are 1.
 *
 * A softmax over standardised scores, of which one unit counts as `logitScale` times the labels' mean deviation: the
 * scores are compared on equal terms and are spread as the model's cosines are. On dev (eight sets with 2 to 85
 * labels), cosines reach a top-1 of 0.773 and standardised scores 0.805, with a negative log likelihood of 0.864 and
 * 0.801.
 *
 * "None of these" is a choice with the constant score `NONE_OF_THESE`. With every second label left out, it tells
 * images of those from the others with an AUROC of 0.866; the neutral texts, as the score of none, with 0.822.
 *
 * @param cosines of one image to the labels
 * @param statistics of the labels, in the same order
 */
export function labelProbabilities(
  cosines: readonly number[],
  statistics: readonly BackgroundStatistics[],
  { noneOfThese, logitScale, temperature }: Sharpness & { noneOfThese: boolean },
): LabelProbabilities {
  if (cosines.length !== statistics.length) {
    throw new RankingError(
      'dimension_mismatch',
      `${cosines.length} similarities cannot be standardised by the statistics of ${statistics.length} labels.`,
    );
  }
  const scores = statistics.map((text, index) => standardise(cosines[index] as number, text));
  const meanDeviation = statistics.reduce((sum, { deviation }) => sum + deviation, 0) / statistics.length;
  const choices = noneOfThese ? [...scores, NONE_OF_THESE] : scores;
  const probabilities = softmax(choices, (logitScale * meanDeviation) / temperature);
  return {
    labels: probabilities.slice(0, scores.length),
    none: noneOfThese ? (probabilities.at(-1) as number) : null,
  };
}

/**
 * P(caption | image) among captions, as the model was trained: a softmax over cosines. Captions are sentences of much
 * the same kind, which standardising does not help: on dev, the right one of 120 captions "a <colour> <garment>" comes
 * first for 0.322 of images by cosine and for 0.287 by standardised score, of 20 product titles for 0.633 by both.
 *
 * @param cosines of one image to the captions
 */
export function captionProbabilities(
  cosines: readonly number[],
  { logitScale, temperature }: Sharpness,
): number[] {
  return softmax(cosines, logitScale / temperature);
}

/** The softmax of `scale` × the scores. */
export function softmax(scores: readonly number[], scale: number): number[] {
  const highest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(scale * (score - highest)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
