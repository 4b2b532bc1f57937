/**
 * P(negative | image): the share of the negative in the softmax over the negative and the `others`. These are the
 * positive and the neutral texts ("something else"), which stand for all that neither names; for a colour they are
 * the other colours. One unit of a standardised score counts as one logit.
 *
 * Standardised scores and not the logit scale times the cosine, because cosines of two texts cannot be compared: on
 * dev, at 10 % of the other images dropped, cosines drop 46 % of the images that show the negative and standardised
 * scores 65 %.
 */
export function negativeProbability(negative: number, others: readonly number[]): number {
  let sum = 1;
  for (const score of others) sum += Math.exp(score - negative);
  return 1 / sum;
}
