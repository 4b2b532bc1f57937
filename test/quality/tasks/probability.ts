import { answerProbability, levelOf, type Verdict } from '@cliptext/ranking';
import { auroc, brier, calibrationError, mean, type Outcome } from '../metrics.js';
import { absentQueries } from '../queries/absent-queries.js';
import { attributeQueries } from '../queries/attribute-queries.js';
import { blindQueries } from '../queries/blind/blind-queries.js';
import { labelQueries, rareQueries } from '../queries/label-queries.js';
import type { LabelledQuery } from '../queries/labelled-query.js';
import type { LabelledImage, Split } from '../labelled-images.js';
import { search } from '../search.js';
import type { Row, Table } from '../report.js';
import type { Bench, Task } from './task.js';

const HITS_A_PAGE = 20;
const BEST = 5;

/** A query and its hits, best similarity first. */
type Answered = {
  query: LabelledQuery;
  hits: { probability: number; similarity: number; standardised: number; matches: boolean }[];
  verdict: Verdict;
  probability: number;
};

/** (d), (e) and (h): what a probability, a verdict and a cut at a probability are worth. */
export const probability: Task = async (bench) => {
  const { images } = bench;
  const [dev, test, blind] = await Promise.all([
    answer(bench, queriesOn(images.dev, 'dev')),
    answer(bench, queriesOn(images.test, 'test')),
    answer(bench, blindQueries(images.test)),
  ]);
  return [
    calibration('Calibration', test),
    calibration('Calibration, blind queries', blind),
    noMatch('No match', test),
    noMatch('No match, blind queries', blind),
    comparability(dev, { 'F1 ratio': test, 'blind queries': blind }),
  ];
};

function queriesOn(images: readonly LabelledImage[], split: Split): LabelledQuery[] {
  return [
    ...labelQueries(images),
    ...rareQueries(images),
    ...attributeQueries(images),
    ...absentQueries(images, split),
  ];
}

async function answer({ texts }: Bench, queries: readonly LabelledQuery[]): Promise<Answered[]> {
  const { calibration } = texts.encoder.manifest;
  if (!calibration) throw new Error('The model has no calibration: run `npm run calibrate` first');
  return Promise.all(
    queries.map(async (query) => {
      const { found, ranking, positive } = await search(query.text, { pool: query.pool, texts });
      const hits = found
        .map(({ picture, hit }) => ({
          probability: hit.probability as number,
          similarity: hit.similarity,
          standardised: hit.evidence.positive.standardised,
          matches: query.relevant.has(picture),
        }))
        .sort((a, b) => b.similarity - a.similarity);
      const level = levelOf(hits.map(({ standardised }) => standardised));
      const { statistics, familiarity } = positive;
      const facts = { level, familiarity, deviation: statistics.deviation };
      return {
        query,
        hits,
        verdict: ranking.verdict as Verdict,
        probability: answerProbability(facts, calibration),
      };
    }),
  );
}

function calibration(title: string, test: readonly Answered[]): Table {
  const outcomes = test.flatMap(({ hits }) => hits.slice(0, HITS_A_PAGE));
  const rate = mean(outcomes.map(({ matches }) => Number(matches)));
  const row = (method: string, said: readonly Outcome[]): Row => ({
    method,
    figures: { ECE: calibrationError(said), Brier: brier(said) },
  });
  return {
    title,
    note: `Of \`probability\`, over the ${outcomes.length} hits of the first pages of ${test.length} queries; 15 bins.`,
    rows: [
      row(
        'the cosine itself',
        outcomes.map(({ similarity, matches }) => ({ probability: Math.max(0, similarity), matches })),
      ),
      row(
        'the mean rate of matches',
        outcomes.map(({ matches }) => ({ probability: rate, matches })),
      ),
      row('`probability`', outcomes),
    ],
  };
}

function noMatch(title: string, test: readonly Answered[]): Table {
  const present = test.filter(({ query }) => query.relevant.size > 0);
  const absent = test.filter(({ query }) => query.relevant.size === 0);
  const kinds = [...new Set(absent.map(({ query }) => query.kind))];
  const best = (key: 'similarity' | 'standardised') => (answered: Answered) =>
    mean(answered.hits.slice(0, BEST).map((hit) => hit[key]));
  const row = (method: string, score: (answered: Answered) => number): Row => ({
    method,
    figures: {
      all: auroc(present.map(score), absent.map(score)),
      'five matches or more': auroc(
        present.filter(({ query }) => query.kind !== 'few matches').map(score),
        absent.map(score),
      ),
      ...Object.fromEntries(
        kinds.map((kind) => [
          kind,
          auroc(present.map(score), absent.filter(({ query }) => query.kind === kind).map(score)),
        ]),
      ),
    },
  });
  const verdict = row('verdict score', ({ probability }) => probability);
  const share = (of: readonly Answered[], verdict: Verdict) =>
    mean(of.map((answered) => Number(answered.verdict === verdict)));
  return {
    title,
    note: `AUROC of ${present.length} queries that have matches against ${absent.length} that have none; then the shares of wrong verdicts at the shipped thresholds.`,
    rows: [
      row('mean cosine of the best five', best('similarity')),
      row('mean z of the best five', best('standardised')),
      {
        ...verdict,
        figures: {
          ...verdict.figures,
          'false none': share(present, 'none'),
          'false strong': share(absent, 'strong'),
        },
      },
    ],
  };
}

/** Macro F1 with one cut for all queries, chosen on dev, over F1 with the best cut of each query. */
function comparability(dev: readonly Answered[], tests: Record<string, readonly Answered[]>): Table {
  const scores: Record<string, (hit: Answered['hits'][number]) => number> = {
    cosine: ({ similarity }) => similarity,
    'standardised score': ({ standardised }) => standardised,
    '`probability`': (hit) => hit.probability,
  };
  const rows = Object.entries(scores).map(([method, score]): Row => {
    const values = dev.flatMap(({ hits }) => hits.map(score)).sort((a, b) => a - b);
    const cuts = Array.from(
      { length: 100 },
      (_, index) => values[Math.floor((index * values.length) / 100)] as number,
    );
    const cut = cuts.reduce((best, next) =>
      ratio(dev, score, next) > ratio(dev, score, best) ? next : best,
    );
    const ratios = Object.entries(tests).map(([name, test]) => [name, ratio(test, score, cut)]);
    return { method, figures: { ...Object.fromEntries(ratios), cut } as Row['figures'] };
  });
  return {
    title: 'Score comparability',
    note: 'F1 with one cut for all queries (chosen on dev) as a share of F1 with the best cut of each query; mean of the queries that have matches.',
    rows,
  };
}

function ratio(
  answers: readonly Answered[],
  score: (hit: Answered['hits'][number]) => number,
  cut: number,
): number {
  const present = answers.filter(({ query }) => query.relevant.size > 0);
  const f1 = ({ hits, query }: Answered, count: number) =>
    (2 * hits.slice(0, count).filter(({ matches }) => matches).length) / (count + query.relevant.size);
  const global = present.map((answered) =>
    f1(answered, answered.hits.filter((hit) => score(hit) >= cut).length),
  );
  const best = present.map((answered) => bestF1(answered));
  return mean(global) / mean(best);
}

function bestF1({ hits, query }: Answered): number {
  let matching = 0;
  let best = 0;
  hits.forEach(({ matches }, index) => {
    matching += Number(matches);
    best = Math.max(best, (2 * matching) / (index + 1 + query.relevant.size));
  });
  return best;
}
