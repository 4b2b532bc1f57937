import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { rm } from 'node:fs/promises';
import { Client, type SearchAnswer } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { makeDataFolder, openDatabase } from '../support/database.js';

const QUERY = 'some fresh fruit on a market stall';
const NEGATIVES = [
  { text: 'apples with a red skin on a table', mode: 'demote', weight: 1.5 },
  { text: 'a bunch of yellow bananas', mode: 'exclude', weight: 1 },
];

let dataFolder: string;
/** The file name of the image that hits should not look like. */
const UNWANTED = 'grocery_kiwi_9da172.jpg';

let answer: SearchAnswer;
/** The id of the unwanted image. */
let unwanted: string;
let vectors: Map<string, Float32Array>;
let encoder: Encoder;

/** Searches the running service, stops it, and reads the raw vectors behind its back. */
beforeAll(async () => {
  dataFolder = await makeDataFolder();
  const app = await startCliptext({ dataFolder, samples: true });
  const client = new Client(app.url);
  const { hits } = (await client.search({ query: QUERY, limit: 100 })).body;
  unwanted = hits.find(({ fileName }) => fileName === UNWANTED)!.id;
  const negative = [...NEGATIVES, { image: { id: unwanted }, weight: 0.5 }];
  answer = (await client.search({ query: QUERY, negative, limit: 100, explain: true })).body;
  await app.stop();

  const database = await openDatabase(dataFolder);
  const { rows } = await database.pool.query<{ id: string; vector: Buffer }>(
    'SELECT id, vector FROM cliptext.vectors',
  );
  vectors = new Map(
    rows.map(({ id, vector }) => [
      id,
      Float32Array.from({ length: vector.length / 4 }, (_, i) => vector.readFloatLE(4 * i)),
    ]),
  );
  await database.close();
  encoder = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter') });
}, 90_000);

afterAll(async () => {
  await encoder.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

/** Mean and deviation of a text over the model's background sample, by the book. */
async function statisticsOf(text: Float32Array): Promise<{ mean: number; deviation: number }> {
  const { vectors: sample, count } = await encoder.background();
  const cosines = Array.from({ length: count }, (_, row) =>
    dot(text, sample.subarray(row * text.length, (row + 1) * text.length)),
  );
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / count;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / count;
  return { mean, deviation: Math.sqrt(variance) };
}

test('every score can be recomputed from raw vectors and the evidence', async () => {
  const [positive, ...negatives] = (
    await encoder.encodeTexts([QUERY, ...NEGATIVES.map(({ text }) => text)])
  ).map(({ vector }) => vector);
  expect(answer.hits.length + answer.excluded.count).toBe(99);
  expect(vectors.size).toBe(99);
  negatives.push(vectors.get(unwanted)!);
  const asked = [...NEGATIVES, { text: null, image: { id: unwanted }, mode: 'demote', weight: 0.5 }];
  expect(answer.query.negative).toEqual(asked);
  const usual = await statisticsOf(positive!);
  for (const hit of answer.hits) {
    const vector = vectors.get(hit.id)!;
    const evidence = hit.evidence!;
    const similarity = dot(positive!, vector);
    expect(hit.similarity).toBeCloseTo(similarity, 5);
    expect(evidence.positive.mean).toBeCloseTo(usual.mean, 5);
    expect(evidence.positive.deviation).toBeCloseTo(usual.deviation, 5);
    const z = (similarity - usual.mean) / usual.deviation;
    expect(evidence.positive.standardised).toBeCloseTo(z, 3);

    let score = z;
    for (const [index, negative] of evidence.negatives.entries()) {
      const { mean, deviation } = await statisticsOf(negatives[index]!);
      const negativeZ = (dot(negatives[index]!, vector) - mean) / deviation;
      expect(negative).toMatchObject(asked[index]!);
      expect(negative.standardised).toBeCloseTo(negativeZ, 3);
      const penalty = negative.weight * negative.strength * Math.max(0, negativeZ - negative.threshold);
      expect(negative.penalty).toBeCloseTo(penalty, 3);
      score -= penalty;
    }
    expect(hit.score).toBeCloseTo(score, 2);
  }
  for (const index of asked.keys()) {
    expect(answer.hits.some(({ evidence }) => evidence!.negatives[index]!.penalty > 0)).toBe(true);
  }
  const ids = answer.hits.map(({ id }) => id);
  const byScore = answer.hits
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  expect(ids).toEqual(byScore);
}, 60_000);
