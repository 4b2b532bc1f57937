import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '../support/client.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { makeDataFolder } from '../support/database.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import { freePort } from '../support/free-port.js';
import type { Visit } from '../support/visit.js';

const SEARCH = '**/v1/collections/*/search';

let dataFolder: string;
let environment: Record<string, string>;

async function start(): Promise<RunningCliptext> {
  dataFolder = await makeDataFolder();
  environment = { PORT: String(await freePort()) };
  return startCliptext({ samples: true, dataFolder, environment });
}

describeInBrowser('Problems on the page', start, (stage) => {
  let visit: Visit;

  afterAll(() => rm(dataFolder, { recursive: true, force: true }));

  beforeEach(async () => {
    visit = await stage.visit();
  });

  const notice = () => visit.page.getByRole('alert');

  it('waits for a service that is stopped, and goes on by itself when it is back', async () => {
    await visit.open('/');
    await visit.search('a hat');
    await visit.resultsFor('a hat');
    await stage.app.stop();
    await visit.search('shoes');
    await notice().getByText('No answer from the service').waitFor();
    await notice().getByText('Check that Cliptext is running').waitFor();
    stage.app = await startCliptext({ dataFolder, environment });
    await visit.resultsFor('shoes');
    expect((await visit.firstLabels())[0]).toBe('Shoes');
    await notice().waitFor({ state: 'detached' });
  }, 60_000);

  it('says that it is still waiting for a slow answer', async () => {
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await visit.page.route(SEARCH, async (route) => {
      await held;
      await route.continue();
    });
    await visit.open('/?q=shoes');
    await visit.page.getByText('The service is slower than usual').waitFor();
    answer();
    await visit.resultsFor('shoes');
  });

  it('names what is missing when there are only things to avoid (422)', async () => {
    await visit.open('/');
    await visit.search('without apples');
    await notice().getByText('Add what you are looking for').waitFor();
    await visit.search('fruit without apples');
    await visit.resultsFor('fruit');
  });

  it('names a picture that is too large (413)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cliptext-large-'));
    const file = join(folder, 'large.jpg');
    await writeFile(file, Buffer.alloc(40_000_000, 1));
    await visit.open('/');
    await visit.page.getByLabel('Picture to search by').setInputFiles(file);
    await notice().getByText('Make it smaller').waitFor({ timeout: 20_000 });
    await visit.button('Remove the picture').click();
    await visit.page.getByRole('region', { name: 'Newest pictures' }).waitFor();
    await rm(folder, { recursive: true });
  });

  it.each<{ status: number; said: string; headers: Record<string, string> }>([
    { status: 429, said: 'The page asks again by itself', headers: { 'retry-after': '1' } },
    { status: 500, said: 'look for the reference in the log', headers: {} },
  ])('says what to do at $status, and recovers', async ({ status, said, headers }) => {
    const problem = { status, title: 'It failed', code: `test_${status}`, requestId: 'request-7' };
    let failing = true;
    await visit.page.route(SEARCH, (route) =>
      failing
        ? route.fulfill({
            status,
            headers: { ...headers, 'content-type': 'application/problem+json' },
            body: JSON.stringify(problem),
          })
        : route.continue(),
    );
    await visit.open('/?q=shoes');
    await notice().getByText(said).waitFor();
    await notice().getByText('Reference for the log: request-7').waitFor();
    failing = false;
    if (status === 500) await visit.button('Try again').click();
    await visit.resultsFor('shoes');
  });

  it('asks for more pictures once, not again and again, when that fails', async () => {
    const { page } = visit;
    let failing = true;
    let asked = 0;
    await page.route(/\/images\?.*cursor=/, (route) => {
      if (!failing) return route.continue();
      asked += 1;
      const problem = { status: 500, title: 'It failed', code: 'test_500' };
      return route.fulfill({ status: 500, body: JSON.stringify(problem) });
    });
    await visit.open('/');
    await visit.firstPictureShown();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await notice().getByText('It failed').waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(asked).toBe(1);
    failing = false;
    await visit.button('Try again').click();
    await notice().waitFor({ state: 'detached' });
  });

  it('tells an answer that is not of the service, such as a page to sign in, and goes on after it', async () => {
    let signedIn = false;
    await visit.page.route(SEARCH, (route) =>
      signedIn ? route.continue() : route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' }),
    );
    await visit.open('/?q=shoes');
    await notice().getByText('Something else answered').waitFor();
    signedIn = true;
    await visit.resultsFor('shoes');
  });

  it('names a folder that is dropped to search by it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cliptext-folder-'));
    await visit.open('/');
    const box = await visit.promptBox().boundingBox();
    await visit.drop(folder, { x: box!.x + 20, y: box!.y + 10 });
    await notice().getByText('The picture cannot be read').waitFor();
    await rm(folder, { recursive: true });
  });

  it('has the service name a date that is none', async () => {
    await visit.open('/?q=shoes&from.createdAt=20244-01-01');
    await notice().getByText('/filter').first().waitFor();
    await visit.button(/^Remove the filter/).click();
    await visit.resultsFor('shoes');
  });

  it('says so when a page cannot be loaded, and keeps the others', async () => {
    const { page } = visit;
    await visit.open('/?q=shoes');
    await visit.resultsFor('shoes');
    await page.route('**/assets/*', (route) => route.abort());
    await page.getByRole('link', { name: 'Operate' }).click();
    await page.getByRole('heading', { name: 'This page cannot be shown.' }).waitFor();
    await page.goBack();
    await visit.resultsFor('shoes');
    await page.goForward();
    await page.unroute('**/assets/*');
    await visit.button('Reload the page').click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('asks for a key when the service does, keeps it out of every address, and shows pictures with it', async () => {
    const { body } = await new Client(stage.app.url).request<{ key: string }>('POST', '/v1/keys', {
      name: 'root',
      scopes: ['admin'],
    });
    const { page } = visit;
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await visit.open('/');
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await dialog.getByText('This service asks for a key').waitFor();
    await dialog.getByLabel('Key', { exact: true }).fill('ct_wrong');
    await page.keyboard.press('Enter');
    await dialog.getByText('The service refused the key').waitFor();
    await dialog.getByLabel('Key', { exact: true }).fill(body.key);
    await dialog.getByRole('checkbox', { name: 'Remember it on this device' }).click();
    await visit.button('Use this key').click();
    await dialog.waitFor({ state: 'detached' });

    await visit.firstPictureShown();
    const picture = page.locator('.tile-picture').first();
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    expect(addresses.filter((address) => address.includes(body.key))).toEqual([]);

    await page.reload();
    await visit.firstPictureShown();
    const otherTab = await page.context().newPage();
    await otherTab.goto(stage.app.url);
    await otherTab.locator('.tile-picture').first().waitFor();
    await visit.button('Settings').click();
    await page.getByRole('menuitem', { name: 'Forget the API key' }).click();
    await dialog.waitFor();
    await otherTab.getByRole('dialog', { name: 'API key' }).waitFor();
  });
});
