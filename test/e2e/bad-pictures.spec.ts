import sharp from 'sharp';
import { COLOURS, type Colour, type CorpusPicture } from '../../libs/images/test/corpus/corpus-picture.js';
import { corpus } from '../../libs/images/test/corpus/corpus.js';
import { Client, sampleFiles, type Uploaded } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { expectInDocument, markdownTable } from '../support/document-block.js';

/** Few enough that none has only files that are rejected at once: it would be answered by one problem. */
const FILES_A_REQUEST = 40;

let app: RunningCliptext;
let client: Client;
let pictures: CorpusPicture[];

beforeAll(async () => {
  pictures = await corpus();
  app = await startCliptext();
  client = new Client(app.url);
});

afterAll(() => app.stop());

/** What became of each file. */
async function uploadAll(sent: readonly CorpusPicture[]): Promise<Uploaded[]> {
  const outcomes: Uploaded[] = [];
  for (let start = 0; start < sent.length; start += FILES_A_REQUEST) {
    const files = sent
      .slice(start, start + FILES_A_REQUEST)
      .map(({ fileName, bytes }) => ({ name: fileName, bytes }));
    outcomes.push(...(await client.upload(files)).body.images);
  }
  return outcomes;
}

/** The colour in the middle of the whole thumbnail, of its two halves, or of its four quarters row by row. */
async function coloursOf(path: string, parts: number): Promise<(Colour | 'another')[]> {
  const thumbnail = Buffer.from(await (await fetch(app.url + path)).arrayBuffer());
  const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
  const columns = parts === 1 ? 1 : 2;
  const rows = parts === 4 ? 2 : 1;
  return Array.from({ length: parts }, (_, part) => {
    const x = Math.floor((((part % columns) + 0.5) * info.width) / columns);
    const y = Math.floor(((Math.floor(part / columns) + 0.5) * info.height) / rows);
    const start = (y * info.width + x) * info.channels;
    return nearestColour([...data.subarray(start, start + 3)]);
  });
}

/** Within what printing inks, lossy formats and small thumbnails do to a colour. */
function nearestColour(pixel: number[]): Colour | 'another' {
  const names = Object.keys(COLOURS) as Colour[];
  return (
    names.find((name) => COLOURS[name].every((value, channel) => Math.abs(value - pixel[channel]!) < 80)) ??
    'another'
  );
}

test('each picture of the corpus gets its answer, and the sound ones look right', async () => {
  const answers = await Promise.all(
    (await uploadAll(pictures)).map(async (uploaded, index) => {
      const { fileName, answer } = pictures[index]!;
      if (uploaded.status === 'rejected')
        return { fileName, state: 'rejected', code: uploaded.problem!.code };
      const { state, failure, links } = await client.settled(uploaded.id);
      if (failure) return { fileName, state, code: failure.code };
      const shows = answer.state === 'indexed' && answer.shows;
      return { fileName, state, ...(shows && { shows: await coloursOf(links.thumbnail, shows.length) }) };
    }),
  );
  expect(answers).toEqual(pictures.map(({ fileName, answer }) => ({ fileName, ...answer })));

  const row = (what: string, { state, code }: { state: string; code?: string }) => [
    what,
    code === undefined ? state : `${state}: \`${code}\``,
  ];
  const rows = pictures.map(({ what }, index) => row(what, answers[index]!));
  expectInDocument('docs/bad-input.md', 'pictures', markdownTable(['What is uploaded', 'Answer'], rows));
});

test('thumbnails carry nothing of what the original says about itself', async () => {
  const [photo] = await sampleFiles('clothing_hat_4fe8da.jpg');
  const secret = 'taken at home';
  const told = await sharp(photo!.bytes)
    .withExif({ IFD0: { Artist: secret }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rights>${secret}</rights></x:xmpmeta>`)
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  expect(told.includes(secret)).toBe(true);
  const [record] = await client.uploadAndSettle([{ name: 'told.jpg', bytes: told }]);
  const thumbnail = Buffer.from(await (await fetch(app.url + record!.links.thumbnail)).arrayBuffer());
  for (const mark of [secret, 'Exif', 'http://ns.adobe.com', 'ICC_PROFILE', 'Photoshop']) {
    expect([mark, thumbnail.includes(mark)]).toEqual([mark, false]);
  }
});

test('an original is only ever handed out as an attachment', async () => {
  const pages = pictures.filter(({ fileName }) => fileName === 'page.jpg');
  const [uploaded] = await uploadAll(pages);
  const { links } = await client.settled(uploaded!.id);
  const { headers } = await fetch(app.url + links.file);
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-type')).toBe('image/jpeg');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('one bad file alone is answered with its problem', async () => {
  const answer = await client.upload([{ name: 'empty.jpg', bytes: new Uint8Array() }]);
  expect(answer).toMatchObject({ status: 422, body: { code: 'empty_file' } });
  const two = await client.upload([
    { name: 'empty.jpg', bytes: new Uint8Array() },
    { name: 'text.txt', bytes: Buffer.from('text') },
  ]);
  expect(two).toMatchObject({ status: 422, body: { code: 'nothing_accepted' } });
  expect(two.body.errors).toHaveLength(2);
});

test.each([
  ['without a boundary', 'multipart/form-data', 'x', 400, 'bad_multipart'],
  [
    'that is cut off',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="fi',
    400,
    'bad_multipart',
  ],
  ['with JSON in its place', 'application/json', '{}', 415, 'unsupported_content_type'],
])('a multipart body %s is refused', async (_, contentType, body, status, code) => {
  const response = await fetch(app.url + client.path('/images'), {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
});

test('an upload without a file is told so', async () => {
  const form = new FormData();
  form.append('metadata', '{}');
  const response = await fetch(app.url + client.path('/images'), { method: 'POST', body: form });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'no_file']);
});
