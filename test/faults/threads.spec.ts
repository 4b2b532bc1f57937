import { execFileSync } from 'node:child_process';
import { constants, open } from 'node:fs/promises';
import { join } from 'node:path';
import { plainPicture, withComment } from '../../libs/images/test/pictures.js';
import { Client, type UploadFile } from '../support/client.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import { EmbeddedDeployment } from './support/embedded-deployment.js';
import { NOTHING_WRONG } from './support/fault-row.js';
import { FAULTY_INPUT } from './support/injected.js';
import { Uploads } from './support/uploads.js';

const FILES = 8;
const IDLE_LIMIT_MS = 60_000;
const TIME_LIMIT_MS = 120_000;
/** Long enough for whatever does not hang. */
const LIMITS = { DECODE_TIMEOUT_SECONDS: '3', ENCODE_TIMEOUT_SECONDS: '3', IMAGE_THREADS: '2' };

async function faultyPicture(): Promise<UploadFile> {
  const bytes = await plainPicture(300, 200).jpeg().toBuffer();
  return { name: 'faulty.jpg', bytes: withComment(bytes, FAULTY_INPUT) };
}

function makePipe(deployment: EmbeddedDeployment): string {
  const pipe = join(deployment.dataFolder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  return pipe;
}

/** Lets every thread go on that waits for a writer. */
async function release(pipe: string): Promise<void> {
  const writer = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  await writer.close();
}

test.each<[fault: string, code: string, attempts: number]>([
  ['the decoder crashes on an image', 'image_crashed', 1],
  ['the decoder hangs on an image', 'image_timeout', 1],
  ['the encoder crashes on an image', 'encoding_crashed', 3],
  ['the encoder hangs on an image', 'encoding_timeout', 3],
])(
  '%s, which fails alone as %s',
  (thread, code, attempts) =>
    EmbeddedDeployment.use(async (deployment) => {
      const pipe = makePipe(deployment);
      const app = await deployment.start({ thread, pipe }, LIMITS);
      const client = new Client(app.url);
      const uploads = new Uploads([await faultyPicture(), ...(await manyPictures(FILES - 1))]);
      await uploads.send(app.url);
      await untilTrue(() => isIdle(client), IDLE_LIMIT_MS);
      const [faulty] = uploads.accepted;
      expect((await client.image(faulty!)).body).toMatchObject({
        state: 'failed',
        failure: { code, attempts },
      });
      if (code === 'encoding_timeout') await release(pipe);
      const row = await deployment.recoverFrom(thread, app, uploads);
      expect(row).toMatchObject({ ...NOTHING_WRONG, accepted: FILES, indexed: FILES - 1, failed: 1 });
    }),
  TIME_LIMIT_MS,
);

test.each<[fault: string, status: number, exitCode: number | null]>([
  ['the encoder crashes on a text', 503, 0],
  ['the tokenizer hangs on a text', 504, 0],
  // The process cannot end such a thread, and ends itself.
  ['the encoder hangs on a text', 504, null],
])(
  '%s: its search is answered %d, others as ever',
  (thread, status, exitCode) =>
    EmbeddedDeployment.use(async (deployment) => {
      const app = await deployment.start({ thread, pipe: makePipe(deployment) }, LIMITS);
      const client = new Client(app.url);
      const search = async (query: string) => (await client.search({ query })).status;
      const texts = ['a photo of a hat on a table', FAULTY_INPUT, 'a photo of a dog in the snow'];
      expect(await Promise.all(texts.map(search))).toEqual([200, status, 200]);
      expect(await search('a photo of a house by the sea')).toBe(200);
      expect(await app.end('SIGINT')).toBe(exitCode);
    }),
  TIME_LIMIT_MS,
);
