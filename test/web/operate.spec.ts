import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobKeys } from '@cliptext/blob-store';
import { accessibilityIssues } from '../support/browser.js';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import type { Visit } from '../support/visit.js';

const start = () => startCliptext();

describeInBrowser('What operators see', start, (stage) => {
  let visit: Visit;
  let hat: string;

  const blob = (key: string) => join(stage.app.dataFolder, 'blobs', key);

  beforeAll(async () => {
    const client = new Client(stage.app.url);
    const [whole, other] = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_leek_c3f701.jpg');
    const cut = { name: 'cut.jpg', bytes: other!.bytes.subarray(0, 4_000) };
    const records = await client.uploadAndSettle([whole!, other!, cut]);
    hat = records[0]!.id;
  });

  beforeEach(async () => {
    visit = await stage.visit();
  });

  it('shows what the service does and is made of, also as a table', async () => {
    const { page } = visit;
    await visit.open('/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Operate' }).click();
    await page.getByText('Ready', { exact: true }).waitFor();
    expect(await page.locator('.figure').allTextContents()).toEqual(['Indexed2', 'Waiting0', 'Failed1']);
    await page.getByText('2 indexed and 1 failed in the last hour.').waitFor();
    await page.getByText('Show as a table').click();
    const rows = page.locator('.throughput tbody tr');
    const counts = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
    );
    const sum = (column: number) => counts.reduce((total, row) => total + row[column]!, 0);
    expect([sum(0), sum(1)]).toEqual([2, 1]);
    expect(await page.getByRole('row', { name: /^(Catalog|Queue|Vectors|Pictures).*Answers$/ }).count()).toBe(
      4,
    );
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('compares the stores, repairs them, and brings back what was lost, by keyboard alone', async () => {
    const { page } = visit;
    const original = blob(blobKeys.original(hat));
    const bytes = await readFile(original);
    await rm(original);
    await visit.open('/operate');
    await visit.button('Compare now').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: 'Picture without its original 1' }).waitFor();
    await page.getByText('Nothing was repaired').waitFor();
    await visit.button('Compare and repair').focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 was repaired.').waitFor();

    await page.getByRole('link', { name: '2', exact: true }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Failed pictures' });
    const reasons = page.getByRole('navigation', { name: 'Reasons' });
    await list.getByText('cut.jpg').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(2);
    await reasons.getByRole('link', { name: 'Original is gone 1' }).focus();
    await page.keyboard.press('Enter');
    await list.getByText('cut.jpg').waitFor({ state: 'detached' });
    await list.getByText('clothing_hat_4fe8da.jpg').waitFor();
    expect(await accessibilityIssues(page)).toEqual([]);

    await writeFile(original, bytes);
    await visit.button('Try again: clothing_hat_4fe8da.jpg').focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 picture went back to work.').waitFor();
    await page.getByText('No picture failed for this reason.').waitFor();
    expect((await new Client(stage.app.url).settled(hat)).state).toBe('indexed');
  });

  it('tries again what failed for a reason, and all of it', async () => {
    const { page } = visit;
    await visit.open('/operate/failures');
    await visit.button('Try again: Cut off').click();
    await page.getByText('1 picture went back to work.').waitFor();
    // It fails again, for the same reason.
    await page.getByRole('link', { name: 'Cut off 1' }).waitFor();
    const answer = page.waitForResponse((response) => response.url().endsWith('/images/retry'));
    await visit.button('Try all again').click();
    expect((await answer).status()).toBe(202);
  });
});
