import type { BackgroundStatistics } from './background.js';
import { dot } from './vectors.js';
import { labelProbabilities, type Sharpness } from './zero-shot.js';

/** A text's embedding (unit length), and how similar it is to images in general. */
export interface StandardisedText {
  vector: Float32Array;
  statistics: BackgroundStatistics;
}

/** The texts of a label set. */
export interface LabelTexts {
  labels: readonly (StandardisedText & { name: string })[];
  /** What an image may show instead, and gets no tag for. */
  contrast: readonly StandardisedText[];
  /** The least probability of a tag, 0 to 1. */
  cut: number;
}

/**
 * The tags of an image by name, with their probabilities: of each label set those labels that reach its cut. The
 * labels of one set share one probability with its contrast texts and with none of them, see `labelProbabilities`;
 * sets know nothing of each other, and of a name that two of them give, the higher probability counts.
 *
 * @param image the embedding, of unit length
 * @throws RankingError `dimension_mismatch`
 */
export function judgedTags(
  image: Float32Array,
  labelSets: readonly LabelTexts[],
  { logitScale, temperature }: Sharpness,
): Map<string, number> {
  const tags = new Map<string, number>();
  for (const { labels, contrast, cut } of labelSets) {
    const texts = [...labels, ...contrast];
    const cosines = texts.map(({ vector }) => dot(vector, image));
    const statistics = texts.map((text) => text.statistics);
    const sharpness = { logitScale, temperature, noneOfThese: true };
    const probabilities = labelProbabilities(cosines, statistics, sharpness);
    labels.forEach(({ name }, index) => {
      const probability = probabilities.labels[index] as number;
      if (probability >= cut && probability > (tags.get(name) ?? 0)) tags.set(name, probability);
    });
  }
  return tags;
}
