import { accessibilityIssues } from '../support/browser.js';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import { untilTrue } from '../support/until.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const start = () => startCliptext({ environment: { RECONCILE_SECONDS: '1' } });

describeInBrowser('Collections, as operators see them', start, (stage) => {
  let client: Client;
  let hat: string;

  beforeAll(async () => {
    client = new Client(stage.app.url);
    const files = await sampleFiles('clothing_hat_4fe8da.jpg', 'grocery_leek_c3f701.jpg');
    hat = (await client.uploadAndSettle(files, { price: 3 }))[0]!.id;
  });

  it('are made, set and deleted, by keyboard alone', async () => {
    const visit = await stage.visit();
    const { page } = visit;
    await visit.open('/operate/collections');
    await visit.button('New collection').focus();
    await page.keyboard.press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('Autumn hats');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('must be 1 to 64 lower-case letters').first().waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('autumn-hats');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'autumn-hats', level: 1 }).waitFor();

    const words = page.getByRole('form', { name: 'Vocabulary' });
    await words.getByLabel('Terms, one a line').fill('toque: knitted cap, beanie');
    await page.keyboard.press('Control+Enter');
    await words.getByRole('button', { name: 'Discard', disabled: true }).waitFor();
    const { body } = await client.request<{ vocabulary: unknown }>('GET', '/v1/collections/autumn-hats');
    expect(body.vocabulary).toEqual([{ term: 'toque', phrases: ['knitted cap', 'beanie'] }]);

    await visit.button('Delete the collection').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Delete the collection', disabled: true }).waitFor();
    await dialog.getByRole('textbox').fill('autumn-hats');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'default' }).waitFor();
    expect(await page.getByRole('link', { name: 'autumn-hats' }).count()).toBe(0);
  });

  it('get a field that is filled in, and say what cannot be', async () => {
    const visit = await stage.visit();
    const { page } = visit;
    await visit.open('/operate/collections/default');
    const fields = page.getByRole('form', { name: 'Metadata fields' });
    await fields.getByRole('button', { name: 'Add a field' }).click();
    await fields.getByLabel('Name of field 5').fill('the price');
    await fields.getByRole('button', { name: 'Save' }).click();
    await fields.getByRole('alert').getByText('must be a letter').first().waitFor();
    await fields.getByLabel('Name of field 5').fill('price');
    await fields.getByLabel('Type of field 5').selectOption('number');
    await fields.getByRole('button', { name: 'Save' }).click();
    await fields.getByRole('button', { name: 'Discard', disabled: true }).waitFor();
    await untilTrue(async () => {
      const filter = { field: 'metadata.price', eq: 3 };
      return (await client.search({ query: 'a hat', filter })).body.hits?.length === 2;
    });
  });

  it('tag pictures and hide them, on a phone', async () => {
    const visit = await stage.visit({ ...PHONE, colorScheme: 'dark' });
    const { page } = visit;
    await visit.open('/operate/collections/default');
    const labelSets = page.getByRole('region', { name: 'Label sets' });
    await labelSets.getByRole('button', { name: 'New label set' }).tap();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('things');
    await page.getByLabel('Labels, one a line').fill('headwear: hat, cap\nvegetable: leek');
    expect(await accessibilityIssues(page)).toEqual([]);
    await visit.button('Save').last().tap();
    await labelSets.getByText('headwear, vegetable').waitFor();
    await labelSets.getByText('Pictures are being judged again').waitFor();
    await untilTrue(async () => (await client.image(hat)).body.tags.includes('headwear'));

    const policies = page.getByRole('region', { name: 'Policies' });
    await policies.getByRole('button', { name: 'New policy' }).tap();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('no-hats');
    await page.getByLabel('What pictures may not show').fill('hat\na knitted cap');
    await page.getByLabel('What is mistaken for it').fill('leek');
    await page.getByText('Hide', { exact: true }).tap();
    await visit.button('Save').last().tap();
    await policies.getByText('Hide from 70 %').waitFor();
    await untilTrue(async () => (await client.image(hat)).body.flags.includes('hidden'));

    await policies.getByRole('button', { name: 'Delete: no-hats' }).tap();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).tap();
    await policies.getByText('Nothing is moderated.').waitFor();
    await untilTrue(async () => !(await client.image(hat)).body.flags.includes('hidden'));
    expect(await accessibilityIssues(page)).toEqual([]);
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(wider)).toBe(0);
  });
});
