import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { builtFile, projectRoot } from '@cliptext/config';
import type { EncodingResult, EncodingTask } from './encoding-process.js';
import type { SideName } from './encoding-side.js';
import type { Figure, Measurement } from './figure.js';
import { makePictures } from './pictures.js';
import { sentence } from './queries.js';
import { median } from './statistics.js';
import { makeTemporaryFolder } from './temporary-folders.js';
import { loadTransformers } from './transformers-library.js';

const ROUNDS = 5;
/** Less alike than this, the two did not do the same work. */
const LEAST_COSINE = 0.98;

const CORES = availableParallelism();

type Comparison = { name: string; task: EncodingTask; count: number; atLeast?: number };

/**
 * Bytes to vectors on the same ONNX files, against @huggingface/transformers where that is installed. Each side may
 * use the whole machine; the two take turns, each in a process of its own.
 */
export const transformers: Measurement = {
  name: 'transformers',
  async run(say): Promise<Figure[]> {
    if (!(await loadTransformers())) {
      say('left out: needs `npm install --no-save @huggingface/transformers`');
      return [];
    }
    const [ours, theirs] = [await openSide('cliptext'), await openSide('transformers')];
    await checkAlike(ours, theirs);
    const figures: Figure[] = [];
    for (const comparison of await makeComparisons()) {
      say(comparison.name);
      figures.push(...(await compare(comparison, ours, theirs)));
    }
    ours.disconnect();
    theirs.disconnect();
    return figures;
  },
};

async function makeComparisons(): Promise<Comparison[]> {
  const small = await writePictures(24, { width: 1_152, height: 868 });
  const large = await writePictures(4, { width: 4_000, height: 3_000 });
  const texts = Array.from({ length: 256 }, (_, number) => textOf(number));
  const batches = { kind: 'texts', texts, batchSize: 32, atOnce: CORES } as const;
  const single = { kind: 'texts', texts: texts.slice(0, 64), batchSize: 1, atOnce: 1 } as const;
  return [
    images('images of 1 MP', small, CORES, 1.3),
    images('images of 12 MP', [...large, ...large], CORES, 2),
    images('images of 1 MP, one at a time', small, 1),
    images('images of 12 MP, one at a time', large, 1),
    { name: 'texts, padding: true', task: { ...batches, padding: 'longest' }, count: 256, atLeast: 0.95 },
    { name: 'texts, max_length', task: { ...batches, padding: 'max_length' }, count: 256, atLeast: 2.5 },
    { name: 'texts, one at a time', task: { ...single, padding: 'longest' }, count: 64 },
  ];
}

function images(name: string, paths: string[], atOnce: number, atLeast?: number): Comparison {
  return { name, task: { kind: 'images', paths, atOnce }, count: paths.length, ...(atLeast && { atLeast }) };
}

/** Prompts of different lengths, as people type them. */
function textOf(number: number): string {
  const whole = sentence(number * 31);
  return [whole, whole.split(' ').slice(0, 3).join(' '), `${whole}, next to ${sentence(number * 17)}`][
    number % 3
  ]!;
}

async function writePictures(count: number, size: { width: number; height: number }): Promise<string[]> {
  const folder = await makeTemporaryFolder();
  const pictures = await makePictures(Array.from({ length: count }, () => size));
  const paths = pictures.map((_, index) => join(folder, `${index}.jpg`));
  await Promise.all(pictures.map((picture, index) => writeFile(paths[index]!, picture)));
  return paths;
}

async function openSide(name: SideName): Promise<ChildProcess> {
  const side = fork(builtFile('./encoding-process.js', import.meta.url).pathname, [
    name,
    await makeTemporaryFolder(),
  ]);
  await answerOf(side);
  return side;
}

async function compare(
  { name, task, count, atLeast }: Comparison,
  ours: ChildProcess,
  theirs: ChildProcess,
): Promise<Figure[]> {
  // Both warm up. The other side shrinks pictures without anti-aliasing (an affine transform), which is less work
  // and moves the vectors of pictures with fine detail.
  const likeness = likenessOf(await carryOut(ours, task), await carryOut(theirs, task));
  const rates = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.ours.push(count / (await carryOut(ours, task)).seconds);
    rates.theirs.push(count / (await carryOut(theirs, task)).seconds);
  }
  return [
    { name: `${name}: Cliptext`, value: median(rates.ours), unit: '1/s' },
    { name: `${name}: transformers`, value: median(rates.theirs), unit: '1/s' },
    {
      name: `${name}: ratio`,
      value: median(rates.ours.map((rate, round) => rate / rates.theirs[round]!)),
      unit: 'ratio',
      ...(atLeast && { target: { atLeast } }),
    },
    ...(atLeast
      ? [{ name: `${name}: cosine of the two, median`, value: likeness, unit: 'share' as const }]
      : []),
  ];
}

async function carryOut(side: ChildProcess, task: EncodingTask): Promise<EncodingResult> {
  side.send(task);
  return (await answerOf(side)) as EncodingResult;
}

async function answerOf(side: ChildProcess): Promise<unknown> {
  const heard = new AbortController();
  const ended = once(side, 'exit', heard).then(([code]) => {
    throw new Error(`A side of the comparison ended with ${code}`);
  });
  ended.catch(() => undefined);
  try {
    const [answer] = (await Promise.race([once(side, 'message', heard), ended])) as [unknown];
    return answer;
  } finally {
    heard.abort();
  }
}

/** Photos that have to be shrunk by a third only come out alike on both sides. */
async function checkAlike(ours: ChildProcess, theirs: ChildProcess): Promise<void> {
  const samples = join(projectRoot, 'samples');
  const names = (await readdir(samples)).filter((file) => file.endsWith('.jpg')).slice(0, 20);
  const task = { kind: 'images', paths: names.map((file) => join(samples, file)), atOnce: 1 } as const;
  const likeness = likenessOf(await carryOut(ours, task), await carryOut(theirs, task));
  if (likeness < LEAST_COSINE) throw new Error(`The two sides' vectors have a cosine of only ${likeness}`);
}

/** The cosine of the two sides' vectors, median. */
function likenessOf(ours: EncodingResult, theirs: EncodingResult): number {
  return median(ours.vectors.map((vector, index) => cosine(vector, theirs.vectors[index]!)));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
