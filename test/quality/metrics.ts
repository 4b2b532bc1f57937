/** Share of the first `cut` that are relevant. */
export function precisionAt<T>(ranked: readonly T[], relevant: ReadonlySet<T>, cut = 10): number {
  return ranked.slice(0, cut).filter((item) => relevant.has(item)).length / cut;
}

/** Binary nDCG: 1 when all of the first `cut` are relevant, or all that are relevant stand first. */
export function ndcgAt<T>(ranked: readonly T[], relevant: ReadonlySet<T>, cut = 10): number {
  const gain = (place: number) => 1 / Math.log2(place + 2);
  let got = 0;
  ranked.slice(0, cut).forEach((item, place) => {
    if (relevant.has(item)) got += gain(place);
  });
  let best = 0;
  for (let place = 0; place < Math.min(cut, relevant.size); place++) best += gain(place);
  return got / best;
}

/** The probability that a random positive scores higher than a random negative; ties count half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = [
    ...positives.map((score) => ({ score, positive: 1 })),
    ...negatives.map((score) => ({ score, positive: 0 })),
  ].sort((a, b) => a.score - b.score);
  let ranksOfPositives = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    let positivesHere = 0;
    while (end < sorted.length && sorted[end]!.score === sorted[start]!.score)
      positivesHere += sorted[end++]!.positive;
    ranksOfPositives += (positivesHere * (start + 1 + end)) / 2;
    start = end;
  }
  return (
    (ranksOfPositives - (positives.length * (positives.length + 1)) / 2) /
    (positives.length * negatives.length)
  );
}

/** A probability that was given, and what was true. */
export type Outcome = { probability: number; matches: boolean };

/** Expected calibration error over bins of equal width: the mean gap between what was said and what was true. */
export function calibrationError(outcomes: readonly Outcome[], bins = 15): number {
  const gaps = Array.from({ length: bins }, () => 0);
  for (const { probability, matches } of outcomes) {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    gaps[bin]! += probability - Number(matches);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / outcomes.length;
}

/** Mean squared error of probabilities. */
export function brier(outcomes: readonly Outcome[]): number {
  return mean(outcomes.map(({ probability, matches }) => (probability - Number(matches)) ** 2));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Spearman's rank correlation of two scores of the same items (no ties to speak of). */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [ranksA, ranksB] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  let together = 0;
  let alone = 0;
  ranksA.forEach((rank, index) => {
    together += (rank - middle) * (ranksB[index]! - middle);
    alone += (rank - middle) ** 2;
  });
  return together / alone;
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((i, j) => values[i]! - values[j]!);
  const ranked = new Array<number>(values.length);
  order.forEach((item, rank) => (ranked[item] = rank));
  return ranked;
}
