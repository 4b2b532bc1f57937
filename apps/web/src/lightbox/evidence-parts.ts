import type { Evidence } from '../api/api-types.js';

export type EvidencePart = {
  kind: 'positive' | 'clause' | 'composed' | 'colour' | 'negative' | 'score';
  /** The text it is about; empty for what is about all of them. */
  text: string;
  /** The id of the image it is about, where it is no text. */
  image?: string;
  /** In standard deviations; penalties are below zero. */
  value: number;
  /** What a negative would have to exceed to cost anything. */
  standing?: { standardised: number; threshold: number };
};

/** The parts that the score of a hit is made of, in the order in which they are put together. */
export function evidenceParts(evidence: Evidence, positive: string, score: number): EvidencePart[] {
  const { clauses, colours, negatives } = evidence;
  return [
    { kind: 'positive', text: positive, value: evidence.positive.standardised },
    ...clauses.map(({ text, standardised }) => ({ kind: 'clause' as const, text, value: standardised })),
    ...(clauses.length > 0 ? [{ kind: 'composed' as const, text: '', value: evidence.composed }] : []),
    ...colours.map(({ text, penalty }) => ({ kind: 'colour' as const, text, value: -penalty })),
    ...negatives.map(({ text, image, penalty, standardised, threshold }) => ({
      kind: 'negative' as const,
      text: text ?? '',
      ...(image && { image: image.id }),
      value: -penalty,
      standing: { standardised, threshold },
    })),
    { kind: 'score', text: '', value: score },
  ];
}

/** Where bars begin and end on a scale that holds them all and zero, as shares of its width. */
export function barsOf(values: readonly number[]): { start: number; width: number }[] {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const span = highest - lowest || 1;
  return values.map((value) => ({
    start: (Math.min(0, value) - lowest) / span,
    width: Math.abs(value) / span,
  }));
}
