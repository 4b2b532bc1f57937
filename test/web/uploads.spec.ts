import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { BrowserContextOptions, Route } from 'playwright-core';
import { accessibilityIssues } from '../support/browser.js';
import { Client, sampleFiles, type ImageRecord } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import { manyPictures } from '../support/many-pictures.js';
import type { Visit } from '../support/visit.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const UPLOAD = '**/v1/collections/default/images';
const SAMPLES = join(projectRoot, 'samples');

const start = () => startCliptext();

describeInBrowser('Adding pictures on the page', start, (stage) => {
  let visit: Visit;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cliptext-web-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function begin(path: string, options?: BrowserContextOptions): Promise<void> {
    visit = await stage.visit(options);
    await visit.open(path);
  }

  const uploads = () => visit.page.getByRole('region', { name: 'Uploads' });
  const fileRow = (name: string) => uploads().getByRole('listitem').filter({ hasText: name });
  const jpeg = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(bytes),
  });

  it('takes a picture, indexes it, and finds it', async () => {
    await begin('/');
    const { page } = visit;
    const picture = await readFile(join(SAMPLES, 'clothing_hat_502a0b.jpg'));
    await page
      .getByLabel('Pictures to add')
      .setInputFiles([jpeg('my-hat.jpg', picture), jpeg('note.jpg', Buffer.from('not a picture'))]);

    await fileRow('note.jpg').getByText('Not accepted').waitFor();
    await fileRow('my-hat.jpg').getByText('Indexed').waitFor({ timeout: 60_000 });

    await uploads().getByRole('button', { name: 'Open my-hat.jpg' }).click();
    await page.getByRole('dialog', { name: 'my-hat.jpg' }).waitFor();
    const id = new URL(page.url()).searchParams.get('image');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await visit.search('a hat');
    await visit.resultsFor('a hat');
    await visit.results().locator(`[data-picture="${id}"]`).waitFor();

    await writeFile(join(folder, 'my-hat-again.jpg'), picture);
    await visit.drop(folder);
    await fileRow('my-hat-again.jpg').getByText('Already in your pictures').waitFor();
  }, 90_000);

  it('takes a folder with details for all of it, and keeps what failed over a reload', async () => {
    const batch = join(folder, 'batch');
    await mkdir(join(batch, 'inside'), { recursive: true });
    const [whole, cut] = await manyPictures(2);
    await writeFile(join(batch, 'inside', 'whole.jpg'), whole!.bytes);
    await writeFile(join(batch, 'cut.jpg'), cut!.bytes.subarray(0, 2_000));
    await writeFile(join(batch, 'notes.txt'), 'not a picture');
    await writeFile(join(batch, '.hidden.jpg'), whole!.bytes);

    await begin('/uploads');
    const { page } = visit;
    let sent = 0;
    page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
    await page.getByRole('textbox', { name: 'label' }).fill('Holiday');
    const chooser = page.waitForEvent('filechooser');
    await visit.button('Choose a folder').click();
    await (await chooser).setFiles(batch);

    await fileRow('notes.txt').getByText('it is no JPEG, PNG').waitFor();
    await fileRow('whole.jpg').getByText('Indexed').waitFor();
    await fileRow('cut.jpg').getByText('its file ends too early').waitFor();
    await uploads().getByText('3 files done', { exact: true }).waitFor();
    expect(await uploads().getByText('.hidden.jpg').count()).toBe(0);
    expect(sent).toBe(2);
    expect(await accessibilityIssues(page)).toEqual([]);

    const client = new Client(stage.app.url);
    const list = '/v1/collections/default/images';
    const { body } = await client.request<{ items: ImageRecord[] }>('GET', `${list}?state=failed`);
    expect(body.items).toMatchObject([{ fileName: 'cut.jpg', metadata: { label: 'Holiday' } }]);

    await visit.button('Try all again').click();
    await fileRow('cut.jpg').getByText('its file ends too early').waitFor({ state: 'detached' });
    await fileRow('cut.jpg').getByText('its file ends too early').waitFor();

    await page.reload();
    const earlier = page.getByRole('region', { name: 'Failed earlier' });
    const failed = earlier.getByRole('listitem').filter({ hasText: 'cut.jpg' });
    await failed.getByText('its file ends too early').waitFor();
    const retried = page.waitForResponse((answer) => answer.url().endsWith('/retry'));
    await earlier.getByRole('button', { name: 'Try again: cut.jpg' }).click();
    expect((await retried).status()).toBe(202);
  });

  it('goes on after an upload that was cut off, and waits when the service asks for it: by keyboard, on a phone', async () => {
    await begin('/uploads', PHONE);
    const { page } = visit;
    const answers = ['cut', 'busy'];
    await page.route(UPLOAD, (route) => {
      const answer = route.request().method() === 'POST' ? answers.shift() : undefined;
      if (answer === 'cut') return route.abort('connectionreset');
      if (answer === undefined) return route.continue();
      const problem = {
        status: 503,
        title: 'Busy',
        detail: 'Many images are waiting.',
        code: 'backlog_full',
      };
      return route.fulfill({
        status: 503,
        headers: { 'retry-after': '2', 'content-type': 'application/problem+json' },
        body: JSON.stringify(problem),
      });
    });
    const [one, other] = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_apple_ad9688.jpg');

    const chosen = [jpeg('one.jpg', one!.bytes), jpeg('other.jpg', other!.bytes)];
    page.on('filechooser', (chooser) => void chooser.setFiles([chosen.shift()!]));

    await visit.button('Choose pictures').focus();
    await page.keyboard.press('Enter');
    await fileRow('one.jpg').getByText('Not uploaded').waitFor();
    await page.keyboard.press('Enter');
    await uploads().getByRole('alert').getByText('Many images are waiting. The uploads go on').waitFor();
    await fileRow('other.jpg').getByText('Indexed').waitFor();

    const outcomes = page.getByRole('group', { name: 'Which files' });
    await outcomes.getByRole('button', { name: /^All/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await fileRow('other.jpg').waitFor({ state: 'detached' });
    const retry = uploads().getByRole('button', { name: 'Try one.jpg again' });
    while (!(await retry.evaluate((button) => button.matches(':focus')))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await outcomes.getByRole('button', { name: /^Done 2/ }).waitFor();
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wider).toBe(0);
  });

  it('tells an answer to an upload that is not of the service, and tries again', async () => {
    await begin('/uploads');
    const { page } = visit;
    const [hat] = await sampleFiles('clothing_hat_4fe8da.jpg');
    const answerPage = (route: Route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' });
    await page.route(UPLOAD, answerPage);
    await page.getByLabel('Pictures to add').setInputFiles([jpeg('hat.jpg', hat!.bytes)]);
    await fileRow('hat.jpg').getByText('Not uploaded: Something else answered').waitFor();
    await page.unroute(UPLOAD, answerPage);
    await visit.button('Try hat.jpg again').click();
    await fileRow('hat.jpg')
      .getByText(/^(Indexed|Already)/)
      .waitFor();
  });

  it('hears how pictures end in each of the collections they went to', async () => {
    const pictures = await manyPictures(14);
    const client = new Client(stage.app.url);
    await client.request('POST', '/v1/collections', { name: 'second' });
    await begin('/uploads');
    const { page } = visit;
    const add = (name: string, bytes: Uint8Array) =>
      page.getByLabel('Pictures to add').setInputFiles([jpeg(name, bytes)]);
    await add('cut.jpg', pictures[12]!.bytes.subarray(0, 2_000));
    await fileRow('cut.jpg').getByText('Not indexed').waitFor();
    await page.route('**/v1/collections/second/images/*', (route) => route.abort());
    await page.getByRole('combobox', { name: 'Collection' }).click();
    await page.getByRole('option', { name: 'second' }).click();
    await add('heard.jpg', pictures[13]!.bytes);
    await fileRow('heard.jpg').getByText('Indexed').waitFor();
  });

  it('hears by events how pictures end, and asks where no events can be had', async () => {
    const pictures = await manyPictures(12);
    await begin('/uploads');
    const { page } = visit;
    const add = (name: string, picture: { bytes: Uint8Array }) =>
      page.getByLabel('Pictures to add').setInputFiles([jpeg(name, picture.bytes)]);
    await page.route(`${UPLOAD}/*`, (route) => route.abort());
    await add('heard.jpg', pictures[10]!);
    await fileRow('heard.jpg').getByText('Indexed').waitFor();

    await page.unroute(`${UPLOAD}/*`);
    await page.route('**/v1/events?*', (route) => route.abort());
    await page.reload();
    await add('asked.jpg', pictures[11]!);
    await fileRow('asked.jpg').getByText('Indexed').waitFor();
  });
});
