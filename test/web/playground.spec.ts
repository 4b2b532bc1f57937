import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, openBrowser, START_TIMEOUT } from '../support/browser.js';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { Visit } from '../support/visit.js';

const HAT = join(projectRoot, 'samples', 'clothing_hat_502a0b.jpg');

describeInBrowser('The playground', () => {
  let app: RunningCliptext;
  let client: Client;
  let browser: Browser;
  let visit: Visit;

  beforeAll(async () => {
    app = await startCliptext({ samples: true });
    client = new Client(app.url);
    browser = await openBrowser();
  }, START_TIMEOUT);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  beforeEach(async () => {
    visit = await Visit.begin(browser, app.url);
  });

  afterEach(() => visit.end());

  const region = (name: string) => visit.page.getByRole('region', { name, exact: true });
  const bar = (result: Locator, name: string) => result.getByRole('meter', { name, exact: true });
  /** Waits until a bar is the first. */
  const leads = (result: Locator, name: string) =>
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
});
