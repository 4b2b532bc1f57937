import { once } from 'node:events';
import { connect } from 'node:net';
import { withComment } from '../../libs/images/test/pictures.js';
import { residentBytes, sendBurst, watching } from '../support/burst.js';
import { ALLOCATOR } from '../support/built-process.js';
import { Client, sampleFiles, type Problem } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { manyPictures } from '../support/many-pictures.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';

const BODIES_MB = 64;
const UPLOADS = 4;
const REQUESTS = 30;
/** A body is held several times while it is parsed and decoded: about six times, where this was measured. */
const COPIES = 10;
const LARGE_UPLOADS = 12;
const LARGE_FILES = 4;
const LARGE_BYTES = 6_000_000;

let app: RunningCliptext;
let client: Client;

beforeAll(async () => {
  app = await startCliptext({
    environment: {
      ...ALLOCATOR,
      MAX_BODY_MB: String(BODIES_MB),
      MAX_UPLOADS: String(UPLOADS),
      MAX_REQUESTS: String(REQUESTS),
    },
  });
  client = new Client(app.url);
  await client.search({ query: 'a hat', image: { base64: await smallPicture() } });
});

afterAll(() => app.stop());

async function smallPicture(): Promise<string> {
  const [picture] = await manyPictures(1);
  return Buffer.from(picture!.bytes).toString('base64');
}

test('a burst of large uploads is taken in turns, in little memory, and all of it is indexed', async () => {
  const [photo] = await sampleFiles('clothing_hat_4fe8da.jpg');
  // What follows the end of a picture costs nothing to decode.
  const padding = Buffer.alloc(LARGE_BYTES);
  const makeFiles = (upload: number) =>
    Array.from({ length: LARGE_FILES }, (_, file) => ({
      name: 'large.jpg',
      bytes: Buffer.concat([withComment(photo!.bytes, `large ${upload} ${file}`), padding]),
    }));
  // What the first images bring into memory stays there.
  await client.upload(makeFiles(LARGE_UPLOADS));
  await untilTrue(() => isIdle(client), 60_000);
  const before = await residentBytes(app.url);
  const { result, mostBytes } = await watching(app.url, async () => {
    const outcome = await sendBurst(app.url, LARGE_UPLOADS, makeFiles);
    await untilTrue(() => isIdle(client), 60_000);
    return outcome;
  });
  const sent = LARGE_UPLOADS * LARGE_FILES * LARGE_BYTES;
  process.stdout.write(
    `Burst of ${LARGE_UPLOADS} uploads, ${sent / 1e6} MB: ${result.refused} refused at first, ` +
      `${Math.round((mostBytes - before) / 1e6)} MB more at most\n`,
  );
  expect(result.refused).toBeGreaterThan(0);
  expect(mostBytes - before).toBeLessThan(sent / 2);
  const states: string[] = [];
  // One after the other: more requests at a time than MAX_REQUESTS are refused.
  for (const id of result.accepted) states.push((await client.image(id)).body.state);
  expect(states).toEqual(new Array(LARGE_UPLOADS * LARGE_FILES).fill('indexed'));
}, 90_000);

test('a burst of searches with large pictures is refused before it fills the memory', async () => {
  const before = await residentBytes(app.url);
  const body = JSON.stringify({ image: { base64: 'A'.repeat(30_000_000) } });
  const statuses: number[] = [];
  const send = async () => {
    const response = await fetch(app.url + client.path('/search'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { code } = (await response.json()) as Problem;
    expect([response.status, code]).toEqual(
      response.status === 503 ? [503, 'overloaded'] : [422, 'image_unreadable'],
    );
    if (response.status === 503) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    statuses.push(response.status);
  };
  const { mostBytes, slowestMs } = await watching(app.url, async () => {
    for (let round = 0; round < 3; round += 1) await Promise.all(Array.from({ length: 12 }, send));
  });
  process.stdout.write(
    `Burst of 36 searches of 30 MB: ${statuses.filter((status) => status === 503).length} refused, ` +
      `${Math.round((mostBytes - before) / 1e6)} MB more at most, /livez within ${Math.round(slowestMs)} ms\n`,
  );
  expect(statuses).toContain(503);
  expect(statuses).toContain(422);
  expect(mostBytes - before).toBeLessThan(COPIES * BODIES_MB * 1e6);
  expect(slowestMs).toBeLessThan(10_000);
}, 90_000);

test('uploads beyond MAX_UPLOADS at a time are refused, and taken again once others have ended', async () => {
  const { hostname, port } = new URL(app.url);
  const open = await Promise.all(
    Array.from({ length: UPLOADS }, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(
        `POST ${client.path('/images')} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n` +
          'Content-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\n\r\n',
      );
      // The request has arrived when the service asks for its body.
      await once(socket, 'data');
      return socket;
    }),
  );
  const files = await manyPictures(2);
  const refused = await client.upload(files);
  expect([refused.status, refused.body.code]).toEqual([503, 'overloaded']);
  expect((await client.search({ query: 'a hat' })).status).toBe(200);
  for (const socket of open) socket.destroy();
  const deadline = Date.now() + 10_000;
  let status = 503;
  while (status === 503 && Date.now() < deadline) ({ status } = await client.upload(files));
  expect(status).toBe(202);
});
