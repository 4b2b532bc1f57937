import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtFile } from '@cliptext/config';
import { databaseCpuSeconds } from './cpu-time.js';
import { DirectWork } from './direct-work.js';
import type { Figure, Measurement } from './figure.js';
import type { Load } from './load-generator.js';
import { makePictures } from './pictures.js';
import { Service } from './service.js';
import { median } from './statistics.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const GENERATOR = builtFile('./load-generator.js', import.meta.url);
const ROUNDS = 3;
const WARM_UP = 40;
const IMAGES = 240;

/** 0.3 to 1 megapixel. */
const SIZES = [
  { width: 640, height: 480 },
  { width: 500, height: 750 },
  { width: 800, height: 600 },
  { width: 720, height: 960 },
  { width: 1024, height: 768 },
  { width: 1152, height: 864 },
];

type Round = {
  /** CPU seconds an image, with the libs alone. */
  direct: number;
  rate: number;
  /** To what the cores could do, the load generator's share taken off. */
  ratio: number;
  generatorCores: number;
  /** Service and database beyond the direct work, as a share of all their CPU time. */
  overhead: number;
  databaseShare: number;
  eventLoopDelay: number;
};

/** Upload → indexed over HTTP, against the decoding and encoding alone; the two take turns. */
export const ingest: Measurement = {
  name: 'ingest',
  async run(say): Promise<Figure[]> {
    say('making pictures');
    const dataFolder = await makeTemporaryFolder();
    const paths = await writePictures();
    const pictures = await Promise.all(paths.map((path) => readFile(path)));
    const service = await Service.start(dataFolder);
    const directWork = await DirectWork.open();
    await directWork.measure(pictures, WARM_UP);
    await generateLoad(service.url, WARM_UP, 0, paths);

    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      say(`round ${round + 1} of ${ROUNDS}`);
      const direct = await directWork.measure(pictures, IMAGES / 2);
      const before = await service.read();
      const databaseBefore = await databaseCpuSeconds(dataFolder);
      const load = await generateLoad(service.url, IMAGES, WARM_UP + round * IMAGES, paths);
      const after = await service.read();
      const database = (await databaseCpuSeconds(dataFolder)) - databaseBefore;
      const total = after.cpuSeconds - before.cpuSeconds + database;
      const available = availableParallelism() * load.seconds - load.cpuSeconds;
      rounds.push({
        direct,
        rate: IMAGES / load.seconds,
        ratio: IMAGES / (available / direct),
        generatorCores: load.cpuSeconds / load.seconds,
        overhead: 1 - (direct * IMAGES) / total,
        databaseShare: database / total,
        eventLoopDelay: after.eventLoopDelayMs.p99,
      });
    }
    await directWork.close();
    await service.stop();

    const middle = (key: keyof Round): number => median(rounds.map((round) => round[key]));
    return [
      { name: 'upload → indexed', value: middle('rate'), unit: '1/s' },
      {
        name: 'ratio to cores ÷ CPU seconds of decode + encode + thumbnail',
        value: middle('ratio'),
        unit: 'ratio',
        target: { atLeast: 0.85 },
      },
      { name: 'CPU of decode + encode + thumbnail, an image', value: 1_000 * middle('direct'), unit: 'ms' },
      { name: 'the load generator, taken off the cores', value: middle('generatorCores'), unit: 'cores' },
      {
        name: 'framework, queue and database, of all CPU',
        value: middle('overhead'),
        unit: 'share',
        target: { atMost: 0.07 },
      },
      { name: 'the database server alone, of all CPU', value: middle('databaseShare'), unit: 'share' },
      {
        name: 'event-loop delay p99',
        value: middle('eventLoopDelay'),
        unit: 'ms',
        target: { atMost: 20 },
      },
    ];
  },
};

async function writePictures(): Promise<string[]> {
  const folder = await makeTemporaryFolder();
  const pictures = await makePictures([...SIZES, ...SIZES]);
  return Promise.all(
    pictures.map(async (picture, index) => {
      const path = join(folder, `${index}.jpg`);
      await writeFile(path, picture);
      return path;
    }),
  );
}

async function generateLoad(
  url: string,
  count: number,
  first: number,
  paths: readonly string[],
): Promise<Load> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    GENERATOR.pathname,
    url,
    String(count),
    String(first),
    ...paths,
  ]);
  return JSON.parse(stdout) as Load;
}
