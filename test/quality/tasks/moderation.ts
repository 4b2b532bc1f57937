import { dot, judgePolicy, type PolicyTexts } from '@cliptext/ranking';
import { SETS, type LabelledImage, type SetName } from '../labelled-images.js';
import { auroc, calibrationError, type Outcome } from '../metrics.js';
import { poolFor, type Picture } from '../queries/labelled-query.js';
import { wordsFor } from '../queries/wording.js';
import type { Row } from '../report.js';
import type { Text, Texts } from '../texts.js';
import type { Task } from './task.js';

/** Labels with fewer photos in a split make no policy. */
const FEWEST_PHOTOS = 5;
const ALLOWED_COUNTS = [0, 1, 3, 8];
const THRESHOLDS = [0.3, 0.5, 0.7, 0.9];

type LabelPolicy = { texts: PolicyTexts; pool: readonly Picture[]; shows: ReadonlySet<Picture> };

/**
 * Policies that prohibit one label each, and allow the labels of its set that read most like it: what a probability
 * of theirs is worth, and what a threshold finds.
 */
export const moderation: Task = async ({ texts, images }) => {
  const { logitScale } = texts.encoder.manifest.head;
  const rows: Row[] = [];
  for (const allowedCount of ALLOWED_COUNTS) {
    const policies: LabelPolicy[] = [];
    for (const set of SETS) policies.push(...(await policiesOf(set, images.test, allowedCount, texts)));
    const outcomes = policies.flatMap(({ texts: policyTexts, pool, shows }) =>
      pool.map((picture): Outcome => {
        const { probability } = judgePolicy(picture.vector, policyTexts, logitScale);
        return { probability, matches: shows.has(picture) };
      }),
    );
    rows.push({
      method: `${allowedCount} allowed texts, ${policies.length} policies`,
      figures: figuresOf(outcomes),
    });
  }
  const note =
    'A policy for each label, over pictures of which under 1 % show it: AUROC with one threshold for all, ECE of the probability (15 bins), and precision (P) and recall (R) at thresholds.';
  return [{ title: 'Moderation', note, rows }];
};

async function policiesOf(
  set: SetName,
  images: readonly LabelledImage[],
  allowedCount: number,
  texts: Texts,
): Promise<LabelPolicy[]> {
  const shown = new Map<string, Set<Picture>>();
  for (const image of images.filter((candidate) => candidate.set === set)) {
    const words = wordsFor(image.label);
    shown.set(words, (shown.get(words) ?? new Set()).add(image));
  }
  const labels = [...shown].filter(([, pictures]) => pictures.size >= FEWEST_PHOTOS).map(([words]) => words);
  if (labels.length <= allowedCount) return [];
  await texts.prepare(labels);
  const pool = poolFor(set, images);
  return labels.map((label) => {
    const prohibited = texts.of(label);
    const allowed = labels
      .filter((other) => other !== label)
      .map((other) => ({ other, nearness: dot(prohibited.vector, texts.of(other).vector) }))
      .toSorted((a, b) => b.nearness - a.nearness)
      .slice(0, allowedCount)
      .map(({ other }) => named(other, texts.of(other)));
    return {
      texts: { prohibited: [named(label, prohibited)], allowed },
      pool,
      shows: shown.get(label) as Set<Picture>,
    };
  });
}

function named(text: string, { vector, statistics }: Text): PolicyTexts['prohibited'][number] {
  return { text, vector, statistics };
}

function figuresOf(outcomes: readonly Outcome[]): Record<string, number> {
  const showing = outcomes.filter(({ matches }) => matches).map(({ probability }) => probability);
  const others = outcomes.filter(({ matches }) => !matches).map(({ probability }) => probability);
  const atThresholds = THRESHOLDS.flatMap((threshold) => {
    const found = showing.filter((probability) => probability >= threshold).length;
    const mistaken = others.filter((probability) => probability >= threshold).length;
    return [
      [`P at ${threshold}`, found / (found + mistaken)],
      [`R at ${threshold}`, found / showing.length],
    ];
  });
  return {
    AUROC: auroc(showing, others),
    ECE: calibrationError(outcomes),
    ...(Object.fromEntries(atThresholds) as Record<string, number>),
  };
}
