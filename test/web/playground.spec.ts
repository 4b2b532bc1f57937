import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '@cliptext/config';
import type { Locator } from 'playwright-core';
import { accessibilityIssues } from '../support/browser.js';
import { Client } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import type { Visit } from '../support/visit.js';

const HAT = join(projectRoot, 'samples', 'clothing_hat_502a0b.jpg');

const start = () => startCliptext({ samples: true });

describeInBrowser('The playground', start, (stage) => {
  let client: Client;
  let visit: Visit;

  beforeAll(async () => {
    client = new Client(stage.app.url);
  });

  beforeEach(async () => {
    visit = await stage.visit();
  });

  const region = (name: string) => visit.page.getByRole('region', { name, exact: true });
  const bar = (result: Locator, name: string | RegExp) => result.getByRole('meter', { name, exact: true });
  /** Waits until a bar is the first. */
  const leads = (result: Locator, name: string | RegExp) =>
    result.getByRole('meter').first().and(bar(result, name)).waitFor();

  it('classifies a picture of the collection, one that is dropped, and by a stored label set', async () => {
    const { page } = visit;
    await client.request('PUT', '/v1/collections/default/label-sets/things', {
      labels: ['a watch', 'headwear'],
      tagging: false,
    });
    await visit.open('/');
    await page.getByRole('link', { name: 'Playground' }).click();
    const result = region('Probabilities of the labels');
    await result.getByRole('meter').first().waitFor();
    await page.getByRole('searchbox', { name: 'Find a picture of the collection' }).fill('lemons');
    await page.keyboard.press('Enter');
    await visit.button('Try Lemon').first().click();
    await leads(result, 'fruit');

    await page.getByLabel('Picture to try').setInputFiles(HAT);
    await page.getByRole('textbox', { name: 'Labels' }).fill('headgear: hat, cap\nfruit');
    await page.keyboard.press('Control+Enter');
    await leads(result, 'headgear');
    await bar(result, 'None of these').waitFor();
    await result.getByText('POST /v1/classify').click();
    const command = await result.getByLabel('The request as a command').textContent();
    expect(command).toContain('file=@"clothing_hat_502a0b.jpg"');
    expect(command).toContain('"headgear"');

    await page.getByRole('radio', { name: 'Label set things' }).click();
    await visit.button('Classify').click();
    await leads(result, 'headwear');
  });

  it('ranks the captions of a template, and refines one', async () => {
    const { page } = visit;
    await visit.open('/playground/captions');
    const result = region('Captions, the best first');
    await page
      .getByRole('textbox', { name: 'Template' })
      .fill('{a hat|green vegetables|a shoe} on a {table|box}');
    await visit.button('Rank').click();
    await bar(result, 'a shoe on a box').waitFor();
    expect(await result.getByRole('meter').count()).toBe(6);
    await leads(result, /^green vegetables on a/);

    await page.getByRole('radio', { name: 'A caption to refine' }).click();
    await page.getByRole('textbox', { name: 'Caption', exact: true }).fill('hats in a shop');
    await page
      .getByRole('textbox', { name: 'What may stand for its parts' })
      .fill('hats: courgettes, yoghurts');
    await visit.button('Rank').click();
    await result.getByText(/^\+0\.\d+ similarity$/).waitFor();
    await leads(result, 'courgettes in a shop');
    expect(await accessibilityIssues(page)).toEqual([]);

    // What was typed is there again, and so is the picture.
    await visit.button('Try Tomato').click();
    await page.getByRole('link', { name: 'Classify' }).click();
    await visit.button('Try Tomato').and(page.locator('[aria-pressed="true"]')).waitFor();
    await page.getByRole('link', { name: 'Captions' }).click();
    await page
      .getByRole('radio', { name: 'A caption to refine' })
      .and(page.getByRole('radio', { checked: true }))
      .waitFor();
  });

  it('says of labels that cannot be used what is wrong with them', async () => {
    await visit.open('/playground');
    await visit.page.getByRole('textbox', { name: 'Labels' }).fill('hat\nHat');
    await visit.button('Classify').click();
    await visit.page.getByRole('alert').getByText('is the same as label 0').first().waitFor();
  });

  it('tries a policy on the collection, a picture and a text, and saves it', async () => {
    const { page } = visit;
    await visit.open('/playground/moderation');
    await visit.button('Try the policy').click();
    const collection = region('The collection');
    await collection.getByText('2 of 99 pictures would be flagged').waitFor();
    expect(
      await collection.getByRole('list', { name: 'Just above the threshold' }).getByRole('link').count(),
    ).toBe(2);
    expect(await collection.getByRole('list', { name: 'Just below it' }).getByRole('link').count()).toBe(10);
    await region('The picture').getByText('would be left alone').waitFor();
    await region('The text').getByText('would be flagged').waitFor();
    await page.getByLabel('Picture to try').setInputFiles(HAT);
    await region('The picture').getByText('would be flagged').waitFor();
    expect(await accessibilityIssues(page)).toEqual([]);

    await page.getByRole('radio', { name: 'Hide' }).click();
    await page.getByRole('slider', { name: 'Threshold' }).fill('0.99');
    await visit.button('Try the policy').click();
    await collection.getByText('pictures would be hidden').waitFor();
    await page.getByRole('textbox', { name: 'Name of the policy' }).fill('hats');
    await visit.button('Save as policy').click();
    await page.getByText('Saved as “hats”.').waitFor();
    expect((await client.request('GET', '/v1/collections/default/policies/hats')).body).toMatchObject({
      prohibited: ['hat', 'a knitted cap'],
      allowed: ['shoes', 't-shirt'],
      threshold: 0.99,
      action: 'hide',
    });
    await page
      .getByRole('group', { name: 'Start from a policy' })
      .getByRole('button', { name: 'hats' })
      .waitFor();
  });

  it('tells how typical a picture is, by the keyboard alone', async () => {
    const { page } = visit;
    await visit.open('/playground');
    await page.getByRole('link', { name: 'Typicality' }).focus();
    await page.keyboard.press('Enter');
    const least = region('Least typical pictures of the collection');
    await least.getByRole('link').first().waitFor();
    const shares = (await least.locator('.thumbnail-note').allTextContents()).map((note) =>
      Number.parseFloat(note),
    );
    expect(shares).toHaveLength(24);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    await visit.button('Show more').focus();
    await page.keyboard.press('Enter');
    await least.getByRole('link').nth(24).waitFor();

    await page.getByRole('searchbox', { name: 'Find a picture of the collection' }).focus();
    await page.keyboard.type('a passion fruit in a hand');
    await page.keyboard.press('Enter');
    await visit.button('Try Passion Fruit').focus();
    await page.keyboard.press('Enter');
    const result = region('Typicality of the picture');
    await result.getByText('Not typical').waitFor();

    await result.locator('summary').focus();
    await page.keyboard.press('Enter');
    await result.getByLabel('The request as a command').waitFor();
    await least.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Passion Fruit' }).waitFor();
  });

  it('copies a request that answers what the page shows', async () => {
    const { page } = visit;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.open('/playground');
    const result = region('Probabilities of the labels');
    await result.getByRole('meter').first().waitFor();
    await result.getByRole('button', { name: 'Copy as curl' }).click();
    await result.getByRole('button', { name: 'Copied' }).waitFor();
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', command]);
    const answer = JSON.parse(stdout) as { images: { labels: { probability: number }[] }[] };
    expect(String(answer.images[0]!.labels[0]!.probability)).toBe(
      await result.getByRole('meter').first().getAttribute('aria-valuenow'),
    );
  });

  it('fits a phone, in the dark, on each tab', async () => {
    const phone = await stage.visit({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    });
    const { page } = phone;
    await phone.open('/playground');
    for (const [tab, ready] of [
      ['Classify', '.share'],
      ['Captions', '.share'],
      ['Moderation', '.dry-run'],
      ['Typicality', '.thumbnail'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Playground' }).getByRole('link', { name: tab }).tap();
      if (tab === 'Moderation') await phone.button('Try the policy').tap();
      await page.locator(ready).first().waitFor();
      await page.locator('.trial:not(:has([aria-busy="true"]))').waitFor();
      expect(await accessibilityIssues(page)).toEqual([]);
      const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(wider)).toBe(0);
    }
  });
});
