import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Browser, Page } from 'playwright-core';
import {
  accessibilityIssues,
  complaintsOf,
  describeInBrowser,
  openBrowser,
  START_TIMEOUT,
} from '../support/browser.js';
import { startCliptext } from '../support/cliptext.js';

const SAMPLES = join(projectRoot, 'samples');

describeInBrowser('The page', () => {
  let app: Awaited<ReturnType<typeof startCliptext>>;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let complaints: string[];

  const results = () => page.getByRole('region', { name: 'Results' });
  const promptBox = () => page.getByRole('searchbox', { name: 'What to look for' });
  /** What the first ten results are called, in their order. */
  const firstLabels = async () => {
    const labels = await results().locator('.tile-label').allTextContents();
    return labels.slice(0, 10);
  };

  async function search(text: string): Promise<void> {
    await promptBox().fill(text);
    await promptBox().press('Enter');
  }

  async function resultsFor(positive: string): Promise<void> {
    await page.getByRole('heading', { name: `Nearest to “${positive}”`, exact: true }).waitFor();
    await page.locator('section[aria-label="Results"][aria-busy="false"]').waitFor();
  }

  /** Drops a file or a folder on the page, as a person does. */
  async function drop(path: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
    await session.detach();
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cliptext-web-'));
    app = await startCliptext({ samples: true });
    browser = await openBrowser();
  }, START_TIMEOUT);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    page = await browser.newPage();
    complaints = complaintsOf(page, app.url);
    await page.goto(app.url);
  });

  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  it('searches in words, from the keyboard alone', async () => {
    await page.getByRole('region', { name: 'Newest pictures' }).getByRole('link').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('shoes');
    await page.keyboard.press('Enter');
    await resultsFor('shoes');
    expect((await firstLabels())[0]).toBe('Shoes');

    await results().getByRole('link').first().press('Enter');
    const lightbox = page.getByRole('dialog', { name: 'Shoes' });
    await lightbox.getByRole('img').waitFor();
    await lightbox.getByRole('row', { name: /^Score/ }).waitFor();
    expect(await accessibilityIssues(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await lightbox.waitFor({ state: 'detached' });
    expect(await accessibilityIssues(page)).toEqual([]);

    await page.goBack();
    await page.getByRole('region', { name: 'Newest pictures' }).waitFor();
  });

  it('moves what is not wanted down, or leaves it out', async () => {
    await search('fruit without apples');
    await resultsFor('fruit');
    expect(await firstLabels()).toHaveLength(10);
    expect(await firstLabels()).not.toContain('Apple');

    await page.getByRole('button', { name: /Pictures of “apples” are ranked lower/ }).click();
    await page.getByText(/hidden because of “apples”/).waitFor();
    await page.getByRole('button', { name: /Pictures of “apples” are left out/ }).waitFor();

    await page.getByRole('button', { name: 'Add something to avoid' }).click();
    await page.getByRole('textbox', { name: 'Add something to avoid' }).fill('oranges');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove “oranges”' }).waitFor();
    const link = page.url();
    expect([...new URL(link).searchParams.entries()]).toEqual(
      expect.arrayContaining([
        ['q', 'fruit'],
        ['exclude', 'apples'],
        ['not', 'oranges'],
      ]),
    );

    await page.getByRole('button', { name: 'Remove “apples”' }).click();
    await page.getByRole('button', { name: 'Remove “apples”' }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('button', { name: 'Remove “apples”' }).waitFor();
    expect(page.url()).toBe(link);
  });

  it('takes a picture, indexes it, and finds it', async () => {
    const sample = await readFile(join(SAMPLES, 'clothing_hat_502a0b.jpg'));
    // A byte after the end of a JPEG makes it another file of the same picture.
    const picture = Buffer.concat([sample, Buffer.from('\n')]);
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

    await search('a hat');
    await resultsFor('a hat');
    const hit = results().locator(`a[href*="image=${id}"]`);
    await hit.waitFor();

    await writeFile(join(folder, 'my-hat-again.jpg'), picture);
    await drop(folder);
    await uploads
      .getByRole('listitem')
      .filter({ hasText: 'my-hat-again.jpg' })
      .getByText('Already in your pictures')
      .waitFor();
  }, 90_000);
});
