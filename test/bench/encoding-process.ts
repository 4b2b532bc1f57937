// One side of the comparison in a process of its own, because the libraries set up sharp each in its way:
// `encoding-process.js SIDE FOLDER`. Takes one task at a time.
import { readFile } from 'node:fs/promises';
import type { Padding, SideName } from './encoding-side.js';
import { openCliptext, openTransformers } from './encoding-sides.js';

export type EncodingTask =
  /** `atOnce` files are in work at a time. */
  | { kind: 'images'; paths: string[]; atOnce: number }
  /** `atOnce` batches of `batchSize` texts are in work at a time. */
  | { kind: 'texts'; texts: string[]; batchSize: number; atOnce: number; padding: Padding };

export type EncodingResult = { seconds: number; vectors: number[][] };

const [name = '', folder = ''] = process.argv.slice(2);
const side = (name as SideName) === 'cliptext' ? await openCliptext() : await openTransformers(folder);

process.on('message', (task: EncodingTask) => void carryOut(task));
process.send!('ready');

async function carryOut(task: EncodingTask): Promise<void> {
  const { startedAt, vectors } = task.kind === 'images' ? await encodeImages(task) : await encodeTexts(task);
  const seconds = (performance.now() - startedAt) / 1_000;
  process.send!({ seconds, vectors: vectors.map((vector) => [...vector]) } satisfies EncodingResult);
}

async function encodeImages({ paths, atOnce }: Extract<EncodingTask, { kind: 'images' }>) {
  const files = await Promise.all(paths.map((path) => readFile(path)));
  const startedAt = performance.now();
  const vectors = await inTurns(files, atOnce, async (file) => (await side.images([file]))[0]!);
  return { startedAt, vectors };
}

async function encodeTexts({ texts, batchSize, atOnce, padding }: Extract<EncodingTask, { kind: 'texts' }>) {
  const batches: string[][] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    batches.push(texts.slice(start, start + batchSize));
  }
  const startedAt = performance.now();
  const vectors = await inTurns(batches, atOnce, (batch) => side.texts(batch, padding));
  return { startedAt, vectors: vectors.flat() };
}

/** Works on all items, `atOnce` at a time. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array<Result>(items.length);
  let next = 0;
  const goOn = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return results;
}
