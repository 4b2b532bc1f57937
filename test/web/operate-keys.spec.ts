import type { Page } from 'playwright-core';
import { accessibilityIssues } from '../support/browser.js';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const POLICY = { prohibited: ['hat', 'a knitted cap'], allowed: ['leek'], threshold: 0.5, action: 'hide' };

const start = () => startCliptext();

describeInBrowser('Jobs, decisions and keys, as operators see them', start, (stage) => {
  let client: Client;
  let hat: string;

  beforeAll(async () => {
    client = new Client(stage.app.url);
    const files = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_leek_c3f701.jpg');
    hat = (await client.uploadAndSettle(files))[0]!.id;
  });

  const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem');

  it('a job appears, and is followed to its end', async () => {
    const visit = await stage.visit();
    const { page } = visit;
    await visit.open('/operate/jobs');
    await page.getByText('There has been no such work yet.').waitFor();
    await client.request('PUT', client.path('/policies/hats'), POLICY);
    await rows(page, 'Jobs').filter({ hasText: '2 of 2 pictures' }).getByText('Finished').waitFor();
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('a decision is shown with its evidence, overruled, and left to the machine again, on a phone', async () => {
    const visit = await stage.visit({ ...PHONE, colorScheme: 'dark' });
    const { page } = visit;
    await visit.open('/operate/decisions');
    const row = rows(page, 'Decisions').filter({ hasText: 'clothing_hat_4fe8da.jpg' });
    await row.getByText('Hidden').waitFor();
    await row.getByText('Evidence').tap();
    await row.getByRole('row', { name: /^Prohibited: “(hat|a knitted cap)”/ }).waitFor();
    await page.getByRole('combobox', { name: 'Decision' }).selectOption('Allowed');
    await page.getByText('Nothing was decided that fits.').waitFor();
    await page.getByRole('combobox', { name: 'Decision' }).selectOption('Any');

    await row.getByRole('button', { name: 'Decide' }).tap();
    await page.getByLabel('Note').fill('A mannequin, fine.');
    expect(await accessibilityIssues(page)).toEqual([]);
    await visit.button('Decide so').tap();
    await row.getByText('Allowed', { exact: true }).waitFor();
    await row.getByText('“A mannequin, fine.”').waitFor();
    expect((await client.image(hat)).body.flags).toEqual([]);

    await row.getByRole('button', { name: 'Leave it to the machine' }).tap();
    await row.getByText('Hidden').waitFor();
    expect((await client.image(hat)).body.flags).toEqual(['policy:hats', 'hidden']);
    expect(await accessibilityIssues(page)).toEqual([]);
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(wider)).toBe(0);
  });

  it('the first key is made by keyboard alone, others are made, rotated and revoked, and all is in the log', async () => {
    const visit = await stage.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visit;
    await visit.open('/operate/keys');
    await page.getByText('There is no key yet').waitFor();
    await visit.button('New key').focus();
    await page.keyboard.press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('root');
    await page.keyboard.press('Enter');
    await page.getByText('it is kept nowhere').waitFor();
    const secret = () => page.getByRole('textbox', { name: 'Secret' }).inputValue();
    const root = await secret();
    await visit.button('Copy').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(root);
    await page.keyboard.press('Escape');
    await rows(page, 'Keys').filter({ hasText: 'root' }).getByText('This browser’s').waitFor();
    expect((await client.request('GET', '/v1/keys')).status).toBe(401);

    await visit.button('New key').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('moderators');
    await page.getByRole('checkbox', { name: 'search: look for' }).click();
    await page.getByRole('checkbox', { name: 'moderate: see hidden' }).click();
    await page.getByRole('checkbox', { name: 'default' }).click();
    expect(await accessibilityIssues(page)).toEqual([]);
    await visit.button('Make it').click();
    const moderator = new Client(stage.app.url, 'default', await secret());
    expect((await moderator.request('GET', '/v1/keys/current')).body).toMatchObject({
      name: 'moderators',
      scopes: ['moderate'],
      collections: ['default'],
    });
    await visit.button('Done').click();

    await visit.button('Rotate: root').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate' }).click();
    const renewed = await secret();
    expect(renewed).not.toBe(root);
    await visit.button('Done').click();
    await visit.button('Revoke: moderators').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await rows(page, 'Keys').filter({ hasText: 'moderators' }).getByText('Revoked').waitFor();
    expect((await moderator.request('GET', '/v1/keys/current')).status).toBe(401);
    client = new Client(stage.app.url, 'default', renewed);

    await page.getByRole('link', { name: 'Audit log' }).click();
    for (const action of ['key.create', 'key.rotate', 'key.revoke', 'decision.override']) {
      await page.getByRole('cell', { name: action }).first().waitFor();
    }
    expect(await accessibilityIssues(page)).toEqual([]);
  });

  it('show what the key allows, and name the scope that is missing', async () => {
    const limits = { name: 'shop', scopes: ['search'], collections: ['default'] };
    const { body } = await client.request<{ key: string }>('POST', '/v1/keys', limits);
    const visit = await stage.visit();
    const { page } = visit;
    await visit.open('/operate/failures');
    await page.getByRole('textbox', { name: 'Key', exact: true }).fill(body.key);
    await visit.button('Use this key').click();
    await page.getByText('No picture has failed.').waitFor();
    const parts = page.getByRole('navigation', { name: 'Operate' }).getByRole('link');
    expect(await parts.allTextContents()).toEqual(['Failed pictures', 'Collections', 'Jobs']);
    await page.getByRole('link', { name: 'Collections' }).click();
    await page.getByRole('link', { name: 'default' }).click();
    await page.getByRole('form', { name: 'Templates' }).waitFor();
    expect(await visit.button('Save').count()).toBe(0);
    await visit.open('/operate/decisions');
    await page.getByRole('alert').getByText('moderate or admin').first().waitFor();
  });
});
