import { standardise } from './background.js';
import type { TextEvidence } from './evidence.js';
import type { StandardisedText } from './tags.js';
import { dot } from './vectors.js';
import { softmax } from './zero-shot.js';

/**
 * The standardised score of "nothing of the kind" beside the texts of a policy. What a policy looks for is rarer than
 * the labels of a choice, so it takes more than there. Dev, policies with one prohibited and three allowed texts, of
 * which 0.8 % of the images show the prohibited: 3.5 finds 70 % of them with a precision of 0.77 at the threshold 0.5
 * and has a calibration error of 0.008; 4 finds 65 % with 0.81, and has 0.004.
 */
const NOTHING_OF_THE_KIND = 4;

/** A text of a policy, ready to judge by. */
export type PolicyText = StandardisedText & { text: string };

/** The texts of a policy. */
export interface PolicyTexts {
  /** One at least. */
  prohibited: readonly PolicyText[];
  /** What is mistaken for the prohibited and is allowed. */
  allowed: readonly PolicyText[];
}

/** A text, and how similar the image is to it. */
export type NamedEvidence = TextEvidence & { text: string };

export interface PolicyEvidence {
  /** The prohibited text that the image is nearest to. */
  prohibited: NamedEvidence;
  /** The allowed text that it is nearest to; null when the policy has none. */
  allowed: NamedEvidence | null;
}

/** P(the image shows something prohibited), 0 to 1, and what it is made of. */
export interface PolicyJudgement {
  probability: number;
  evidence: PolicyEvidence;
}

/**
 * How probable it is that an image shows what a policy prohibits.
 *
 * The share of the prohibited text that stands out most in a softmax over it, every allowed text, and the constant
 * `NOTHING_OF_THE_KIND`; as with labels, scores are standardised, and one unit counts as `logitScale` times the texts'
 * mean deviation. Only the best prohibited text counts, because they are wordings of one thing: their sum would grow
 * with their number. On dev, with three prohibited texts, the sum has a calibration error of 0.024 where the best has
 * 0.019.
 *
 * @param image the embedding, of unit length
 * @throws RankingError `dimension_mismatch`
 */
export function judgePolicy(
  image: Float32Array,
  { prohibited, allowed }: PolicyTexts,
  logitScale: number,
): PolicyJudgement {
  const compare = ({ text, vector, statistics }: PolicyText): NamedEvidence => {
    const similarity = dot(vector, image);
    return { text, similarity, ...statistics, standardised: standardise(similarity, statistics) };
  };
  const nearest = (texts: readonly NamedEvidence[]) =>
    texts.reduce((best, next) => (next.standardised > best.standardised ? next : best));
  const worst = nearest(prohibited.map(compare));
  const others = allowed.map(compare);
  const texts = [...prohibited, ...allowed];
  const meanDeviation = texts.reduce((sum, { statistics }) => sum + statistics.deviation, 0) / texts.length;
  const [probability] = softmax(
    [worst.standardised, ...others.map(({ standardised }) => standardised), NOTHING_OF_THE_KIND],
    logitScale * meanDeviation,
  ) as [number];
  return {
    probability,
    evidence: { prohibited: worst, allowed: others.length > 0 ? nearest(others) : null },
  };
}
