import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtFile } from '@cliptext/config';
import { startServerMode } from '../support/server-mode.js';
import type { Figure, Measurement } from './figure.js';
import type { Load } from './load-generator.js';
import { makePictures } from './pictures.js';
import { median } from './statistics.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const GENERATOR = builtFile('./load-generator.js', import.meta.url);
const WARM_UP = 40;
const IMAGES = 200;
const ROUNDS = 3;

const SIZES = [
  { width: 640, height: 480 },
  { width: 500, height: 750 },
  { width: 1024, height: 768 },
];

/** Upload → indexed with one worker and with two, each with one thread that decodes and one that encodes. */
export const serverThroughput: Measurement = {
  name: 'server throughput',
  async run(say): Promise<Figure[]> {
    const folder = await makeTemporaryFolder();
    const pictures = await makePictures(SIZES);
    const paths = pictures.map((_, index) => join(folder, `${index}.jpg`));
    await Promise.all(pictures.map((picture, index) => writeFile(paths[index]!, picture)));

    const app = await startServerMode({ workers: 1 });
    let uploaded = 0;
    const load = async (count: number): Promise<Load> => {
      const first = uploaded;
      uploaded += count;
      const args = [GENERATOR.pathname, app.url, String(count), String(first), ...paths];
      return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as Load;
    };
    const measure = async (): Promise<number> => {
      await load(WARM_UP);
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rates.push(IMAGES / (await load(IMAGES)).seconds);
      return median(rates);
    };
    say('one worker');
    const one = await measure();
    await app.startWorker();
    say('two workers');
    const two = await measure();
    await app.stop();
    return [
      { name: 'one worker', value: one, unit: '1/s' },
      { name: 'two workers', value: two, unit: '1/s' },
      { name: 'two workers to one, everything else on the same cores', value: two / one, unit: 'ratio' },
    ];
  },
};
