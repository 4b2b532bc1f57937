import {
  captionProbabilities,
  dot,
  labelProbabilities,
  type LabelProbabilities,
  type Sharpness,
} from '@cliptext/ranking';
import { SETS, type LabelledImage } from '../labelled-images.js';
import { auroc, calibrationError, mean, type Outcome } from '../metrics.js';
import { wordsFor } from '../queries/wording.js';
import type { Row, Table } from '../report.js';
import type { Text } from '../texts.js';
import type { Task } from './task.js';

/** Labels to choose from, and pictures; the label of a picture may be absent. */
type Choice = { labels: readonly string[]; pictures: readonly { label: string; vector: Float32Array }[] };

/** What a picture is taken for: its best label with that label's probability, and P(none) when that was a choice. */
type Answer = { label: string; absent: boolean; best: string; probability: number; none: number | null };

type TextOf = (label: string) => Text;
type ProbabilitiesOf = (
  cosines: readonly number[],
  encoded: readonly Text[],
  sharpness: Sharpness,
) => LabelProbabilities;

/** Labels with fewer photos are not among the choices. */
const FEWEST_PHOTOS = 3;
/** Of each set, so that large ones do not outweigh the others. */
const MOST_PHOTOS = 600;

const byCosine: ProbabilitiesOf = (cosines, _, sharpness) => ({
  labels: captionProbabilities(cosines, sharpness),
  none: null,
});

const asShipped =
  (noneOfThese: boolean): ProbabilitiesOf =>
  (cosines, encoded, sharpness) =>
    labelProbabilities(
      cosines,
      encoded.map(({ statistics }) => statistics),
      { ...sharpness, noneOfThese },
    );

/** Zero-shot labels: which one a picture shows, and whether it shows any. */
export const zeroShot: Task = async ({ texts, images }) => {
  const { head, templates } = texts.encoder.manifest;
  const sharpness: Sharpness = { logitScale: head.logitScale, temperature: 1 };
  const sets = choicesOf(images.test);
  const labels = sets.flatMap((set) => set.labels);
  const template = templates.at(-1) as string;
  const inTemplate = (label: string) => template.replace('{}', label);
  await texts.prepare(labels);
  await texts.prepareRaw([...labels, ...labels.map(inTemplate)]);

  const alone: TextOf = (label) => texts.raw(label);
  const oneTemplate: TextOf = (label) => texts.raw(inTemplate(label));
  const ensemble: TextOf = (label) => texts.of(label);
  const answers = (choices: readonly Choice[], textOf: TextOf, probabilitiesOf: ProbabilitiesOf) =>
    choices.flatMap((choice) => answer(choice, textOf, probabilitiesOf, sharpness));
  return [
    bestLabel(sets, {
      'cosines, templates': answers(sets, ensemble, byCosine),
      'standardised, the label alone': answers(sets, alone, asShipped(false)),
      [`standardised, "${template}"`]: answers(sets, oneTemplate, asShipped(false)),
      'standardised, templates (as shipped)': answers(sets, ensemble, asShipped(false)),
    }),
    noneOfThese({
      'labels only': answers(sets.flatMap(halvesOf), ensemble, asShipped(false)),
      'with none of these (as shipped)': answers(sets.flatMap(halvesOf), ensemble, asShipped(true)),
    }),
  ];
};

function choicesOf(images: readonly LabelledImage[]): Choice[] {
  return SETS.map((set) => {
    const photos = new Map<string, number>();
    const ofSet = images
      .filter((image) => image.set === set)
      .map(({ label, vector }) => ({ label: wordsFor(label), vector }));
    for (const { label } of ofSet) photos.set(label, (photos.get(label) ?? 0) + 1);
    const labels = [...photos].filter(([, count]) => count >= FEWEST_PHOTOS).map(([label]) => label);
    return { labels, pictures: ofSet.filter(({ label }) => labels.includes(label)).slice(0, MOST_PHOTOS) };
  }).filter(isChoice);
}

/** All the pictures with every second label, and again with the others. */
function halvesOf({ labels, pictures }: Choice): Choice[] {
  return [0, 1]
    .map((first) => ({ labels: labels.filter((_, index) => index % 2 === first), pictures }))
    .filter(isChoice);
}

function isChoice({ labels }: Choice): boolean {
  return labels.length > 1;
}

function answer(
  { labels, pictures }: Choice,
  textOf: TextOf,
  probabilitiesOf: ProbabilitiesOf,
  sharpness: Sharpness,
): Answer[] {
  const encoded = labels.map(textOf);
  return pictures.map(({ label, vector }) => {
    const cosines = encoded.map((text) => dot(text.vector, vector));
    const probabilities = probabilitiesOf(cosines, encoded, sharpness);
    const probability = Math.max(...probabilities.labels);
    const best = labels[probabilities.labels.indexOf(probability)] as string;
    return { label, absent: !labels.includes(label), best, probability, none: probabilities.none };
  });
}

function bestLabel(sets: readonly Choice[], ways: Record<string, Answer[]>): Table {
  const counts = sets.map(({ labels }) => labels.length);
  const pictures = sets.flatMap((set) => set.pictures).length;
  return {
    title: 'Zero-shot labels',
    note: `${sets.length} sets with ${Math.min(...counts)} to ${Math.max(...counts)} labels, ${pictures} pictures; ECE of the best label's probability, 15 bins.`,
    rows: Object.entries(ways).map(([method, answers]): Row => {
      const outcomes = answers.map(outcomeOf);
      return {
        method,
        figures: {
          'top-1': mean(outcomes.map(({ matches }) => Number(matches))),
          ECE: calibrationError(outcomes),
        },
      };
    }),
  };
}

function noneOfThese(ways: Record<string, Answer[]>): Table {
  const rows = Object.entries(ways).map(([method, answers]): Row => {
    const absent = answers.filter((answered) => answered.absent);
    const others = answers.filter((answered) => !answered.absent);
    const noneness = ({ none, probability }: Answer) => none ?? 1 - probability;
    const shareOfNone = (of: readonly Answer[]) => mean(of.map((answered) => Number(isNone(answered))));
    return {
      method,
      figures: {
        AUROC: auroc(absent.map(noneness), others.map(noneness)),
        ECE: calibrationError(answers.map(outcomeOf)),
        'absent → none': shareOfNone(absent),
        'others → none': shareOfNone(others),
      },
    };
  });
  return {
    title: 'None of these',
    note: 'Every second label left out, then the others: AUROC of pictures of absent labels against the others, by P(none), or 1 − P(best label) where none is no choice; ECE of the answer, 15 bins.',
    rows,
  };
}

function isNone({ none, probability }: Answer): boolean {
  return none !== null && none > probability;
}

function outcomeOf(answered: Answer): Outcome {
  const { label, absent, best, probability, none } = answered;
  return none !== null && isNone(answered)
    ? { probability: none, matches: absent }
    : { probability, matches: best === label };
}
