import { join } from 'node:path';
import { Collections, DEFAULT_COLLECTION, Images, type Collection } from '@cliptext/catalog';
import { projectRoot } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { EmbeddedVectorStore, type VectorSpace } from '@cliptext/vector-store';
import { addImages } from '../../../../test/bench/synthetic-library.js';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { DryRunService } from './dry-run.service.js';
import type { DryRunAnswer, DryRunBody } from './policy-schemas.js';

/** More than two pages of what a dry run reads at a time. */
const IMAGES = 600;

const draft: DryRunBody = {
  prohibited: ['shoes', 'footwear'],
  allowed: ['a bag'],
  threshold: 0.1,
  action: 'flag',
  examples: 5,
};

let server: TestDatabase;
let images: Images;
let encoder: Encoder;
let vectorStore: EmbeddedVectorStore;
let space: VectorSpace;
let collection: Collection;
let dryRuns: DryRunService;

beforeAll(async () => {
  server = await startTestDatabase();
  images = new Images(server.database);
  const collections = new Collections(server.database);
  await collections.ensureDefault();
  collection = (await collections.find(DEFAULT_COLLECTION))!;
  encoder = await Encoder.open({ modelFolder: join(projectRoot, 'models/starter') });
  vectorStore = await EmbeddedVectorStore.open(server.database);
  space = await vectorStore.openSpace({ name: encoder.space, dimension: encoder.dimension });
  await addImages({ database: server.database, space, encoder }, 0, IMAGES);
  dryRuns = new DryRunService(images, encoder, new TextEncoder(encoder), space);
});

afterAll(async () => {
  await vectorStore.close();
  await encoder.close();
  await server.stop();
});

/** The answers to a draft that has no time for more than a page, and to the cursors of these answers. */
async function inParts(afterFirst: () => Promise<void> = async () => undefined): Promise<DryRunAnswer[]> {
  const answers = [await dryRuns.run(collection, draft, 0)];
  await afterFirst();
  for (let cursor; (cursor = answers.at(-1)!.nextCursor);) {
    answers.push(await dryRuns.run(collection, { ...draft, cursor }, 0));
  }
  return answers;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test('a dry run whose time is up goes on where it was; its parts add up to the whole', async () => {
  const whole = await dryRuns.run(collection, draft);
  expect(whole).toMatchObject({ judged: IMAGES, total: IMAGES });
  expect(whole.nextCursor).toBeUndefined();
  expect(whole.matched).toBeGreaterThan(0);
  expect(whole.matched).toBeLessThan(IMAGES);

  const parts = await inParts();
  expect(parts.length).toBeGreaterThan(2);
  expect(sum(parts.map(({ judged }) => judged))).toBe(IMAGES);
  expect(sum(parts.map(({ matched }) => matched))).toBe(whole.matched);
  const nearest = (side: 'matched' | 'unmatched') =>
    parts
      .flatMap(({ examples }) => examples[side])
      .toSorted(
        (one, other) =>
          Math.abs(one.probability - draft.threshold) - Math.abs(other.probability - draft.threshold),
      )
      .slice(0, draft.examples);
  expect(nearest('matched')).toEqual(whole.examples.matched);
  expect(nearest('unmatched')).toEqual(whole.examples.unmatched);
});

test('what is deleted between two parts is not counted, and breaks no cursor', async () => {
  const { points } = await space.scroll({ limit: IMAGES });
  const [judged, next] = [points[0]!.id, points.at(-1)!.id];
  const parts = await inParts(async () => {
    await images.delete(collection.id, judged);
    await images.delete(collection.id, next);
  });
  expect(sum(parts.map((part) => part.judged))).toBe(IMAGES - 1);
});
