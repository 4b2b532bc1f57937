import type { VectorPoint, VectorSpace } from '@cliptext/vector-store';
import type { Figure, Measurement } from './figure.js';
import { sentence } from './queries.js';
import { recall } from './statistics.js';
import { dataFolderWith, inDataFolder, ONE_PERCENT } from './synthetic-library.js';

const IMAGES = 100_000;
const QUERIES = 50;
const BEST = 10;
const PAGE = 5_000;

/** What retrieval finds against exact search in float64, for the embeddings of real sentences. */
export const recallOfRetrieval: Measurement = {
  name: 'recall',
  async run(say): Promise<Figure[]> {
    say(`preparing ${IMAGES} images`);
    return inDataFolder(await dataFolderWith(IMAGES), async ({ space, encoder }) => {
      const points = await readAll(space);
      const sentences = Array.from({ length: QUERIES }, (_, number) => sentence(number * 97));
      const texts = await encoder.encodeTexts(sentences);
      say(`searching ${points.length} images exactly`);
      const { field, value } = ONE_PERCENT;
      const filtered = points.filter(({ payload }) => payload[field] === value);
      const all: number[] = [];
      const underFilter: number[] = [];
      for (const { vector } of texts) {
        const search = { vector, limit: BEST };
        all.push(recall(idsOf(await space.search(search)), exactBest(points, vector)));
        const found = await space.search({ ...search, filter: { field, eq: value } });
        underFilter.push(recall(idsOf(found), exactBest(filtered, vector)));
      }
      const target = { atLeast: 0.98 };
      return [
        { name: `recall@${BEST}, no filter`, value: mean(all), unit: 'share', target },
        { name: `recall@${BEST}, a filter passing 1 %`, value: mean(underFilter), unit: 'share', target },
      ];
    });
  },
};

async function readAll(space: VectorSpace): Promise<VectorPoint[]> {
  const points: VectorPoint[] = [];
  for (let after: string | undefined; ;) {
    const page = await space.scroll({ limit: PAGE, withVectors: true, ...(after && { after }) });
    for (const { id, vector, payload } of page.points) points.push({ id, vector: vector!, payload });
    if (!page.next) return points;
    after = page.next;
  }
}

/** Ids of the nearest by dot products summed in float64. */
function exactBest(points: readonly VectorPoint[], query: Float32Array): string[] {
  const scored = points.map(({ id, vector }) => {
    let score = 0;
    for (let i = 0; i < query.length; i += 1) score += query[i]! * vector[i]!;
    return { id, score };
  });
  return idsOf(scored.sort((a, b) => b.score - a.score).slice(0, BEST));
}

function idsOf(points: readonly { id: string }[]): string[] {
  return points.map(({ id }) => id);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
