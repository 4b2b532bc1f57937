import type { Page } from 'playwright-core';
import { accessibilityIssues } from '../support/browser.js';
import { Client, sampleFiles } from '../support/client.js';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import { untilTrue } from '../support/until.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 } };

/** A policy that has matched, and a picture that failed: what operators see has something in it. */
async function giveOperatorsWork(url: string): Promise<void> {
  const client = new Client(url);
  const [leek] = await sampleFiles('grocery_leek_c3f701.jpg');
  await client.uploadAndSettle([{ name: 'cut.jpg', bytes: leek!.bytes.subarray(0, 4_000) }]);
  const policy = { prohibited: ['hat'], allowed: ['leek'], threshold: 0.5, action: 'flag' };
  const { body } = await client.request<{ jobId: string }>('PUT', client.path('/policies/hats'), policy);
  const job = () => client.request<{ state: string }>('GET', `/v1/jobs/${body.jobId}`);
  await untilTrue(async () => (await job()).body.state === 'finished');
}

/** The elements that an animation or a transition may move. */
const movingParts = (page: Page): Promise<string[]> =>
  page.locator('body *').evaluateAll((elements) =>
    elements.flatMap((element) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const style = element.ownerDocument.defaultView.getComputedStyle(element, part);
        const isStill = style.animationName === 'none' && /^0s(, 0s)*$/.test(style.transitionDuration);
        return isStill ? [] : [element.outerHTML];
      }),
    ),
  );

const start = () => startCliptext({ samples: true });

describeInBrowser('The pages', start, (stage) => {
  beforeAll(async () => {
    await giveOperatorsWork(stage.app.url);
  });

  it('compares wordings, and draws what they have in common', async () => {
    const visit = await stage.visit();
    const { page } = visit;
    await visit.open('/?q=juice');
    await page.getByRole('link', { name: 'Compare wordings' }).click();
    await page.getByRole('textbox', { name: 'Wording 2' }).fill('a carton of juice');
    await page.keyboard.press('Enter');
    await page.getByText(/pictures are the same in all columns/).waitFor();
    const columns = page.getByRole('group', { name: 'Rankings side by side' }).getByRole('region');
    expect(await columns.count()).toBe(3);

    const ids = (column: number) =>
      columns
        .nth(column)
        .getByRole('link')
        .evaluateAll((links) => links.flatMap((link) => link.getAttribute('data-picture') ?? []));
    const [first, second] = [await ids(0), await ids(1)];
    expect(first).toHaveLength(12);
    const shared = first.filter((id) => second.includes(id));
    expect(shared.length).toBeGreaterThan(0);
    expect(await page.locator('svg.overlap').first().locator('path').count()).toBe(shared.length);

    await columns.nth(0).locator(`[data-picture="${shared[0]}"]`).focus();
    expect(await columns.locator('.column-hit.held').count()).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  });

  const VIEWS = [
    { name: 'start', path: '/', ready: '.tile' },
    { name: 'search', path: '/?q=fruit+without+apples&exclude=oranges&also=citrus', ready: '.tile' },
    { name: 'compare', path: '/compare?q=juice&q=a+carton+of+juice', ready: '.column-hit' },
    { name: 'classify', path: '/playground', ready: '.share' },
    { name: 'captions', path: '/playground/captions', ready: '.share' },
    { name: 'moderation', path: '/playground/moderation', ready: '.policy-load' },
    { name: 'typicality', path: '/playground/typicality', ready: '.thumbnail' },
    { name: 'uploads', path: '/uploads', ready: '.batch-fields' },
    { name: 'operate', path: '/operate', ready: '.chart-bars' },
    { name: 'failed pictures', path: '/operate/failures', ready: '.reason' },
    { name: 'collections', path: '/operate/collections', ready: '.row' },
    { name: 'a collection', path: '/operate/collections/default', ready: '.inner-rows .row' },
    { name: 'jobs', path: '/operate/jobs', ready: '.badge.finished' },
    { name: 'decisions', path: '/operate/decisions', ready: '.decided' },
    { name: 'keys', path: '/operate/keys', ready: '.nothing' },
    { name: 'audit log', path: '/operate/audit', ready: '.audit' },
  ];

  /** Each is opened, and searched for issues twice. */
  const VIEWS_TIMEOUT = 90_000;

  /** Without motion: a picture that is still appearing has other colours. */
  const expectAccessible = async (page: Page) => {
    expect(await movingParts(page)).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityIssues(page)).toEqual([]);
    }
  };

  it.each([DESK, PHONE])(
    'are accessible, in both colours and without motion, and fit $viewport.width',
    async (size) => {
      const visit = await stage.visit({ ...size, reducedMotion: 'reduce' });
      const { page } = visit;
      for (const { path, ready } of VIEWS) {
        await visit.open(path);
        await page.locator(ready).first().waitFor();
        await expectAccessible(page);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wider).toBe(0);
      }
      await visit.open('/?q=fruit');
      await visit.button('Filter').click();
      await page.getByRole('group', { name: 'kind' }).waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await visit.button('Settings').click();
      const enterKey = page.getByRole('menuitem', { name: 'Enter an API key' });
      await enterKey.waitFor();
      await expectAccessible(page);
      await enterKey.click();
      await page.getByRole('dialog', { name: 'API key' }).waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await visit.pictures().first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Less like this' }).click();
      await visit.button('Less like this picture').waitFor();
      await expectAccessible(page);
      await visit.button('Less like this picture').click();
      await visit.button(/^Remove the picture to avoid: ./).waitFor();
      await visit.settled();
      await expectAccessible(page);
      await visit.pictures().first().click();
      await page
        .getByRole('dialog')
        .getByRole('row', { name: /^Looks like a picture to avoid/ })
        .waitFor();
      await expectAccessible(page);
    },
    VIEWS_TIMEOUT,
  );

  it('stand still while they wait, for those who prefer so', async () => {
    const visit = await stage.visit({ reducedMotion: 'reduce' });
    const { page } = visit;
    await page.route('**/search', () => undefined);
    await visit.open('/?q=fruit');
    await page.locator('.grid-skeleton').waitFor();
    expect(await movingParts(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await movingParts(page)).not.toEqual([]);
  });

  it('keep the colours that were chosen', async () => {
    const visit = await stage.visit({ colorScheme: 'light' });
    const { page } = visit;
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await visit.open('/');
    const light = await ground();
    await visit.button('Settings').click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await ground()).not.toBe(light);
    await page.reload();
    expect(await ground()).not.toBe(light);
  });

  it('search on a phone: words, a picture, its neighbour and its evidence', async () => {
    const visit = await stage.visit(PHONE);
    const { page } = visit;
    await visit.open('/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Search' }).tap();
    await visit.search('fruit without apples');
    await visit.resultsFor('fruit');
    await visit.button('Remove “apples”').tap();
    await visit.button('Remove “apples”').waitFor({ state: 'detached' });
    await visit.pictures().first().tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /^Shows “fruit”/ }).waitFor();
    await visit.button('Next picture').tap();
    await visit.button('Previous picture').waitFor();
    await dialog.getByRole('button', { name: 'More like this' }).tap();
    await page.getByRole('heading', { name: 'Nearest to the picture' }).waitFor();
  });
});
