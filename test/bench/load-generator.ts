// A process of its own, so that what it costs can be told apart: `load-generator.js URL COUNT FIRST PICTURE…`
import { readFile } from 'node:fs/promises';
import { withComment } from '../../libs/images/test/pictures.js';
import { Client, type ImageRecord, type UploadFile } from '../support/client.js';
import { untilTrue } from '../support/until.js';
import { ownCpuSeconds } from './cpu-time.js';

export type Load = { seconds: number; cpuSeconds: number };

const FILES_A_REQUEST = 8;
const REQUESTS_AT_A_TIME = 2;

const [url = '', count = '', first = '', ...paths] = process.argv.slice(2);
const client = new Client(url);
const pictures = await Promise.all(paths.map((path) => readFile(path)));
const files = Array.from({ length: Number(count) }, (_, index): UploadFile => {
  const picture = pictures[index % pictures.length]!;
  return { name: `${index}.jpg`, bytes: withComment(picture, `picture ${Number(first) + index}`) };
});

const startedAt = performance.now();
const cpuBefore = ownCpuSeconds();
await Promise.all(Array.from({ length: REQUESTS_AT_A_TIME }, uploadSome));
await untilTrue(isEverythingIndexed, 300_000);
const load: Load = {
  seconds: (performance.now() - startedAt) / 1_000,
  cpuSeconds: ownCpuSeconds() - cpuBefore,
};
process.stdout.write(JSON.stringify(load));

async function uploadSome(): Promise<void> {
  for (
    let batch = files.splice(0, FILES_A_REQUEST);
    batch.length > 0;
    batch = files.splice(0, FILES_A_REQUEST)
  ) {
    const { status, body } = await client.upload(batch);
    const isTaken = status === 202 && body.images.every((image) => image.status === 'accepted');
    if (!isTaken) throw new Error(`An upload was answered with ${status}: ${JSON.stringify(body)}`);
  }
}

async function isEverythingIndexed(): Promise<boolean> {
  const { body } = await client.request<{ items: ImageRecord[] }>(
    'GET',
    client.path('/images?state=pending&limit=1'),
  );
  return body.items.length === 0;
}
