import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder } from '../support/database.js';
import { checkInvariants } from '../support/invariants.js';
import { manyPictures } from '../support/many-pictures.js';
import { seededRandom } from '../support/random.js';
import { untilTrue } from '../support/until.js';

const UPLOADS = 300;
const KILLS = 5;
const FILES_A_REQUEST = 6;
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 100_000);

let dataFolder: string;
let app: RunningCliptext;

beforeEach(async () => {
  dataFolder = await makeDataFolder();
});

afterEach(async () => {
  await app.kill();
  await rm(dataFolder, { recursive: true, force: true });
});

/** The database server's process, to be killed with the service as a power cut would. */
async function databaseProcess(): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

test(`${UPLOADS} uploads survive ${KILLS} kills: each accepted image is indexed once, nothing disagrees`, async () => {
  const random = seededRandom(SEED);
  const files = await manyPictures(UPLOADS);
  const accepted = new Set<string>();
  app = await startCliptext({ dataFolder });

  let isUploading = true;
  const uploading = (async () => {
    for (let start = 0; start < files.length;) {
      const batch = files.slice(start, start + FILES_A_REQUEST);
      try {
        const { body } = await new Client(app.url).upload(batch);
        for (const { id, status } of body.images) {
          expect(status).not.toBe('rejected');
          accepted.add(id);
        }
        start += batch.length;
      } catch (error) {
        // The service was killed under the request: what it had accepted is a duplicate next time.
        if ((error as Error).name !== 'TypeError') throw error;
        await delay(50);
      }
    }
    isUploading = false;
  })();

  const log: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await delay(200 + 1_800 * random());
    const withDatabase = random() < 0.4;
    const database = await databaseProcess();
    await app.kill();
    if (withDatabase) killHard(database);
    log.push(`${isUploading ? 'uploading' : 'indexing'}${withDatabase ? ' + database' : ''}`);
    app = await startCliptext({ dataFolder, environment: { RECONCILE_SECONDS: '2' } });
  }
  await uploading;

  const client = new Client(app.url);
  await untilTrue(async () => {
    const { body } = await client.request<{ images: { pending: number } }>('GET', '/v1/status');
    return body.images.pending === 0;
  }, 120_000);
  for (const id of accepted) expect((await client.image(id)).body.state).toBe('indexed');
  expect(await app.stop()).toBe(0);

  const { disagreements, images, vectors } = await checkInvariants(dataFolder);
  process.stdout.write(
    `Kill test, seed ${SEED}: ${accepted.size} accepted, ${images.indexed} indexed, ${vectors} vectors, ` +
      `${disagreements.length} disagreements; killed while ${log.join(', ')}\n`,
  );
  expect(disagreements).toEqual([]);
  expect(accepted.size).toBe(UPLOADS);
  expect(images).toEqual({ pending: 0, indexed: UPLOADS, failed: 0, deleted: 0 });
  expect(vectors).toBe(UPLOADS);
}, 300_000);

/** The watchdog may have ended the server by now. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ESRCH');
  }
}
