import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { collapseDuplicates, dot, DUPLICATE_COSINE, findLookAlikes } from '@cliptext/ranking';
import { embedPictures, readEach, type EmbeddedPicture } from '../embed-pictures.js';
import { COPIES, copiesOf } from '../pictures/copies.js';
import type { Row, Table } from '../report.js';
import type { Task } from './task.js';

const SAMPLES = join(projectRoot, 'samples');

type Pair = { one: EmbeddedPicture; other: EmbeddedPicture };
/** Whether a way takes both for the same picture. */
type Way = (pair: Pair) => boolean;

/** Copies of the sample photos that are not taken for them, and different photos that are. */
export const nearDuplicates: Task = async ({ texts: { encoder } }) => {
  const files = (await readdir(SAMPLES)).filter((name) => name.endsWith('.jpg')).sort();
  const embedded = await embedPictures(withCopies(files), encoder);
  const ofEach = 1 + COPIES.length;
  const photos = files.map((_, index) => embedded[index * ofEach]!);
  const copies = new Map(
    COPIES.map((name, place) => [
      name,
      photos.map((one, index): Pair => ({ one, other: embedded[index * ofEach + 1 + place]! })),
    ]),
  );
  const different = photos.flatMap((one, index) => photos.slice(index + 1).map((other) => ({ one, other })));
  return [missed(copies, photos.length), merged(different, [...copies.values()].flat())];
};

/** Each photo, followed by its copies. */
async function* withCopies(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for await (const photo of readEach(files.map((file) => join(SAMPLES, file)))) {
    yield photo;
    yield* await copiesOf(photo);
  }
}

function missed(copies: ReadonlyMap<string, Pair[]>, photos: number): Table {
  const rows = Array.from(copies, ([change, pairs]): Row => {
    const bits = pairs.map(differingBits).sort((a, b) => a - b);
    const cosines = pairs.map(cosine).sort((a, b) => a - b);
    return {
      method: change,
      figures: {
        'bits, median': bits[Math.floor(bits.length / 2)]!,
        'bits, 90 %': bits[Math.floor(bits.length * 0.9)]!,
        'cosine, median': cosines[Math.floor(cosines.length / 2)]!,
        [`missed of ${photos}`]: pairs.filter((pair) => !isCollapsed(pair)).length,
      },
    };
  });
  const note = `Copies of the ${photos} sample photos: bits of the perceptual hash that differ, and copies that are not collapsed.`;
  return { title: 'Copies', note, rows };
}

function merged(different: readonly Pair[], copies: readonly Pair[]): Table {
  const ways: [string, Way][] = [
    ['the hash alone', looksAlike],
    ['the cosine alone', (pair) => cosine(pair) >= DUPLICATE_COSINE],
    ['both (as shipped)', isCollapsed],
  ];
  const rows = ways.map(([method, way]): Row => ({
    method,
    figures: {
      [`merged of ${different.length} different`]: different.filter(way).length,
      [`missed of ${copies.length} copies`]: copies.filter((pair) => !way(pair)).length,
    },
  }));
  const bits = Math.min(...different.map(differingBits));
  const note = `Pairs of different photos, which differ in ${bits} bits at least, and all copies.`;
  return { title: 'Near-duplicates', note, rows };
}

function lookAlikesIn({ one, other }: Pair) {
  return findLookAlikes([
    { id: 'one', hash: one.perceptualHash },
    { id: 'other', hash: other.perceptualHash },
  ]);
}

function looksAlike(pair: Pair): boolean {
  return lookAlikesIn(pair).has('other');
}

/** As search does it. */
function isCollapsed(pair: Pair): boolean {
  const embeddings = new Map(Object.entries(pair).map(([id, { vector }]) => [id, vector]));
  return collapseDuplicates([{ id: 'one' }, { id: 'other' }], lookAlikesIn(pair), embeddings).length === 1;
}

function cosine({ one, other }: Pair): number {
  return dot(one.vector, other.vector);
}

function differingBits({ one, other }: Pair): number {
  const differing = BigInt(`0x${one.perceptualHash}`) ^ BigInt(`0x${other.perceptualHash}`);
  return differing.toString(2).replaceAll('0', '').length;
}
