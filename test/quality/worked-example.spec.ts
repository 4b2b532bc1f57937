import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { rank, type Calibration, type Candidate, type Negative, type RankingQuery } from '@cliptext/ranking';

type Example = {
  query: { positive: RankingQuery['positive']; familiarity: number; negatives: Negative[] };
  candidates: Pick<Candidate, 'id' | 'positive' | 'negatives'>[];
};

test('the figures of the example in docs/ranking.md are those of the code', () => {
  const page = readFileSync(join(projectRoot, 'docs/ranking.md'), 'utf8');
  const [example, expected] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json]) =>
    JSON.parse(json as string),
  ) as [Example, unknown];
  const manifest = readFileSync(join(projectRoot, 'models/starter/model.json'), 'utf8');
  const { calibration } = JSON.parse(manifest) as { calibration: Calibration };
  const candidates = example.candidates.map((candidate) => ({
    ...candidate,
    clauses: [],
    colours: [],
    neutral: [],
  }));
  const none = { clauses: [], namedColours: [], colours: [], neutral: [] };
  const { verdict, hits } = rank(candidates, { ...example.query, ...none, calibration });
  const round = (value: number) => Number(value.toFixed(4));
  expect({
    verdict,
    hits: hits.map(({ id, score, similarity, probability, evidence: { positive, negatives } }) => ({
      id,
      score: round(score),
      similarity,
      probability: round(probability as number),
      standardised: round(positive.standardised),
      negativeStandardised: round(negatives[0]!.standardised),
      penalty: round(negatives[0]!.penalty),
    })),
  }).toEqual(expected);
});
