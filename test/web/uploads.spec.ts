import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, START_TIMEOUT } from '../support/browser.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { Visit } from '../support/visit.js';

const SAMPLES = join(projectRoot, 'samples');

describeInBrowser('Adding pictures on the page', () => {
  let app: RunningCliptext;
  let browser: Browser;
  let visit: Visit;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cliptext-web-'));
    app = await startCliptext();
    browser = await openBrowser();
  }, START_TIMEOUT);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    visit = await Visit.begin(browser, app.url);
    await visit.open('/');
  });

  afterEach(() => visit.end());

  it('takes a picture, indexes it, and finds it', async () => {
    const { page } = visit;
    const picture = await readFile(join(SAMPLES, 'clothing_hat_502a0b.jpg'));
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
    await page
      .getByLabel('Pictures to add')
      .setInputFiles([file('my-hat.jpg', picture), file('note.jpg', Buffer.from('not a picture'))]);

    const uploads = page.getByRole('region', { name: 'Uploads' });
    await uploads.getByRole('listitem').filter({ hasText: 'note.jpg' }).getByText('Not accepted').waitFor();
    await uploads
      .getByRole('listitem')
      .filter({ hasText: 'my-hat.jpg' })
      .getByText('Indexed')
      .waitFor({ timeout: 60_000 });

    await uploads.getByRole('button', { name: 'Open my-hat.jpg' }).click();
    await page.getByRole('dialog', { name: 'my-hat.jpg' }).waitFor();
    const id = new URL(page.url()).searchParams.get('image');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await visit.search('a hat');
    await visit.resultsFor('a hat');
    await visit.results().locator(`[data-picture="${id}"]`).waitFor();

    await writeFile(join(folder, 'my-hat-again.jpg'), picture);
    await visit.drop(folder);
    await uploads
      .getByRole('listitem')
      .filter({ hasText: 'my-hat-again.jpg' })
      .getByText('Already in your pictures')
      .waitFor();
  }, 90_000);
});
