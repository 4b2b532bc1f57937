import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { startCliptext } from '../support/cliptext.js';
import { describeInBrowser } from '../support/describe-in-browser.js';
import { untilTrue } from '../support/until.js';
import type { Visit } from '../support/visit.js';

const SAMPLES = join(projectRoot, 'samples');

const start = () => startCliptext({ samples: true });

describeInBrowser('Searching on the page', start, (stage) => {
  let visit: Visit;

  beforeEach(async () => {
    visit = await stage.visit();
    await visit.open('/');
  });

  it('goes from the keyboard alone: to the box, through the pictures, into one and back', async () => {
    const { page } = visit;
    await page.getByRole('region', { name: 'Newest pictures' }).getByRole('link').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('shoes');
    await page.keyboard.press('Enter');
    await visit.resultsFor('shoes');
    expect((await visit.firstLabels())[0]).toBe('Shoes');

    await visit.pictures().first().focus();
    const focused = () => page.locator(':focus').getAttribute('data-index');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('1');
    await page.keyboard.press('ArrowDown');
    const below = Number(await focused());
    expect(below).toBeGreaterThan(1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    const last = Number(await focused());
    expect(last).toBeGreaterThan(90);
    expect(await page.evaluate('window.scrollY')).toBeGreaterThan(500);
    await page.keyboard.press('Home');
    expect(await focused()).toBe('0');

    await page.keyboard.press('Enter');
    const lightbox = page.getByRole('dialog', { name: 'Shoes' });
    await lightbox.getByRole('row', { name: /^Score/ }).waitFor();
    const shown = () => new URL(page.url()).searchParams.get('image');
    const first = shown();
    await page.keyboard.press('ArrowRight');
    await untilTrue(() => Promise.resolve(shown() !== first));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-index="1"]:focus').waitFor();

    const far = (await visit.pictures().count()) + 10;
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let step = 0; step < far; step += 1) {
      const before = shown();
      await page.keyboard.press('ArrowRight');
      await untilTrue(() => Promise.resolve(shown() !== before));
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator(`[data-index="${1 + far}"]:focus`).waitFor();
    // The browser scrolls, too, when it goes back in the history.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const inSight = '(({ top, bottom }) => top > 0 && bottom < innerHeight)';
    await untilTrue(() => page.evaluate(`${inSight}(document.activeElement.getBoundingClientRect())`));

    await page.goBack();
    await page.getByRole('region', { name: 'Newest pictures' }).waitFor();
  });

  it('moves what is not wanted down, or leaves it out and shows it again', async () => {
    const { page } = visit;
    await visit.search('fruit without apples');
    await visit.resultsFor('fruit');
    expect(await visit.firstLabels()).toHaveLength(10);
    expect(await visit.firstLabels()).not.toContain('Apple');

    await visit.button(/Pictures of “apples” are ranked lower/).click();
    await page.getByText(/hidden because of “apples”/).waitFor();
    await visit.button('Show them: the pictures of “apples”, ranked lower').click();
    await page.getByText(/hidden because of “apples”/).waitFor({ state: 'detached' });
    await visit.button(/Pictures of “apples” are ranked lower/).click();
    await page.getByText(/hidden because of “apples”/).waitFor();

    await visit.button('Add something to avoid').click();
    await page.getByRole('textbox', { name: 'Add something to avoid' }).fill('oranges');
    await page.keyboard.press('Enter');
    await visit.button('Remove “oranges”').waitFor();
    const link = page.url();
    expect([...new URL(link).searchParams.entries()]).toEqual(
      expect.arrayContaining([
        ['q', 'fruit'],
        ['exclude', 'apples'],
        ['not', 'oranges'],
      ]),
    );
    await visit.button('Remove “apples”').click();
    await visit.button('Remove “apples”').waitFor({ state: 'detached' });
    await page.goBack();
    await visit.button('Remove “apples”').waitFor();
    expect(page.url()).toBe(link);
  });

  it('takes -word as something to avoid', async () => {
    await visit.search('fruit -lemons');
    await visit.resultsFor('fruit');
    await visit.button('Remove “lemons”').click();
    await visit.button('Remove “lemons”').waitFor({ state: 'detached' });
  });

  it('averages several wordings', async () => {
    const { page } = visit;
    await visit.search('something to wear on the head');
    await visit.resultsFor('something to wear on the head');
    await visit.button('Add a wording').click();
    await page.keyboard.type('a hat');
    await page.keyboard.press('Enter');
    await visit.button('Remove the wording “a hat”').waitFor();
    await visit.settled();
    expect((await visit.firstLabels())[0]).toBe('Hat');
    expect(new URL(page.url()).searchParams.get('also')).toBe('a hat');
  });

  it('finds more like a hit, with words beside the picture, and less like it', async () => {
    const { page } = visit;
    await visit.search('lemons');
    await visit.resultsFor('lemons');
    await visit.pictures().first().hover();
    await visit.button('More like this: Lemon').first().click();
    await page.getByRole('heading', { name: 'Nearest to the picture' }).waitFor();
    await visit.settled();
    expect((await visit.firstLabels())[0]).toBe('Lemon');

    await visit.search('green');
    await page.getByRole('heading', { name: 'Nearest to the picture and “green”' }).waitFor();
    await visit.settled();

    await visit.pictures().first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Less like this' }).click();
    const words = page.getByRole('dialog', { name: 'Less like this' });
    const word = words.locator('.less-like-words button').first();
    const text = await word.textContent();
    await word.click();
    await visit.button(`Remove “${text}”`).waitFor();
    await visit.settled();
    expect((await visit.firstLabels())[0]).not.toBe(text);
  });

  it.each([
    ['on a wide screen', {}],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ])('leaves out a picture that is pointed at and lowers what looks like it, %s', async (_, screen) => {
    visit = await stage.visit(screen);
    await visit.open('/?q=fruit');
    await visit.resultsFor('fruit');
    const { page } = visit;
    const before = await visit.firstLabels();
    const label = before[0]!;
    await visit.pictures().first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: label }).getByRole('button', { name: 'Less like this' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Less like this picture' }).focus();
    await page.keyboard.press('Enter');

    await visit.button(`Remove the picture to avoid: ${label}`).waitFor();
    await page.getByText('1 picture hidden because of a picture to avoid').waitFor();
    await visit.settled();
    expect(await visit.firstLabels()).not.toContain(label);
    const link = page.url();
    await page.goto(link);
    await page.getByRole('img', { name: `Less like this picture: ${label}` }).waitFor();
    await visit.pictures().first().click();
    await page.getByRole('row', { name: /^Looks like a picture to avoid/ }).waitFor();
    await page.keyboard.press('Escape');

    await visit.button(/^Show them: the picture to avoid/).click();
    await visit.button(/^Pictures like this one are ranked lower: .* Leave it out itself$/).waitFor();
    await visit.button(`Remove the picture to avoid: ${label}`).click();
    await visit.button(`Remove the picture to avoid: ${label}`).waitFor({ state: 'detached' });
    await visit.settled();
    expect(await visit.firstLabels()).toEqual(before);
  });

  it('searches by a picture that is dropped into the box', async () => {
    const { page } = visit;
    const box = await visit.promptBox().boundingBox();
    await visit.drop(join(SAMPLES, 'clothing_hat_502a0b.jpg'), { x: box!.x + 20, y: box!.y + 10 });
    await page.getByRole('heading', { name: 'Nearest to the picture' }).waitFor();
    await visit.settled();
    expect((await visit.firstLabels())[0]).toBe('Hat');

    // An address cannot hold the picture: a reload says so.
    await page.reload();
    await page.getByText('Choose or drop it again').waitFor();
    await visit.button('Remove the picture').click();
    await page.getByRole('region', { name: 'Newest pictures' }).waitFor();
  });

  it('searches by a dropped picture without adding it to the collection', async () => {
    const { page } = visit;
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posted.push(new URL(request.url()).pathname);
    });
    const box = await visit.promptBox().boundingBox();
    await visit.drop(join(SAMPLES, 'clothing_hat_502a0b.jpg'), { x: box!.x + 20, y: box!.y + 10 });
    await page.getByRole('heading', { name: 'Nearest to the picture' }).waitFor();
    await visit.settled();
    expect(posted).toEqual(['/v1/collections/default/search']);
  });

  it('keeps every character of a search in its address', async () => {
    const { page } = visit;
    const text = 'a 100%acrylic scarf & 50%25 more + 🙂 #1?';
    await visit.search(text);
    await page.getByRole('heading', { name: /^Nearest to/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Nearest to/ }).waitFor();
    expect(await visit.promptBox().inputValue()).toBe(text);
  });

  it('keeps a picture in the tab order when fewer are found than before', async () => {
    const { page } = visit;
    await visit.open('/?q=shoes');
    await visit.resultsFor('shoes');
    await visit.pictures().first().focus();
    await page.keyboard.press('End');
    const kinds = new URLSearchParams({ q: 'shoes', 'is.metadata.kind': 'clothing' });
    await page.evaluate(`history.pushState(null, '', '/?${kinds.toString()}')`);
    await visit.button('Remove the filter “kind: clothing”').waitFor();
    await visit.settled();
    await visit.results().locator('.tile-link[tabindex="0"]').waitFor({ state: 'attached' });
  });

  it('goes back once when a picture is closed twice', async () => {
    const { page } = visit;
    await visit.search('shoes');
    await visit.resultsFor('shoes');
    await visit.pictures().first().click();
    await visit.button('Close').evaluate((button) => {
      button.click();
      button.click();
    });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.open('/compare');
    await page.goBack();
    await visit.resultsFor('shoes');
  });

  it('goes on from picture to picture beyond those that the grid has asked for', async () => {
    const { page } = visit;
    await page.locator('.tile-link').first().click();
    await page.getByRole('dialog').waitFor();
    const seen = new Set<string>();
    while (seen.size < 65) {
      await visit.button('Next picture').waitFor();
      await page.keyboard.press('ArrowRight');
      seen.add(page.url());
    }
  });

  it('asks what to see less of once, not again after going back', async () => {
    const { page } = visit;
    await visit.search('shoes');
    await visit.resultsFor('shoes');
    await visit.pictures().first().hover();
    await visit
      .button(/^Less like this/)
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goForward();
    await visit.resultsFor('shoes');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('leaves Enter to an input method that is choosing characters', async () => {
    const { page } = visit;
    await visit.button('Add something to avoid').click();
    const field = page.getByRole('textbox', { name: 'Add something to avoid' });
    await field.fill('りん');
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await field.inputValue()).toBe('りん');
    await field.press('Enter');
    await visit.button('Remove “りん”').waitFor();
  });

  it('leaves the keys to the dialog that is on top', async () => {
    const { page } = visit;
    await visit.search('shoes');
    await visit.resultsFor('shoes');
    await visit.pictures().first().click();
    const lightbox = page.getByRole('dialog', { name: 'Shoes' });
    await lightbox.waitFor();
    const opened = page.url();
    await page.keyboard.press('/');
    await page.locator('.lightbox:focus').waitFor();
    await lightbox.getByRole('button', { name: 'Less like this' }).click();
    await visit.button('Less like this picture').focus();
    await page.keyboard.press('ArrowRight');
    expect(page.url()).toBe(opened);
    await page.keyboard.press('Escape');
    await visit.button('Less like this picture').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await untilTrue(() => Promise.resolve(page.url() !== opened));
  });

  it('narrows by fields, with counts', async () => {
    const { page } = visit;
    await visit.search('shoes');
    await visit.resultsFor('shoes');
    await visit.button('Filter').click();
    const kinds = page.getByRole('group', { name: 'kind' });
    expect(await kinds.getByText(/^\d+$/).first().textContent()).toMatch(/^[1-9]\d?$/);
    await kinds.getByRole('checkbox', { name: /clothing/ }).click();
    await page.keyboard.press('Escape');
    await visit.button('Remove the filter “kind: clothing”').waitFor();
    await visit.settled();
    await visit.pictures().first().click();
    await page.getByRole('dialog').getByText('clothing', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await visit.button('Remove the filter “kind: clothing”').click();
    await visit.button('Remove the filter “kind: clothing”').waitFor({ state: 'detached' });
  });

  it('says when there is no good match, and keeps the closest behind a fold', async () => {
    const { page } = visit;
    await visit.search('asdf qwer zxcv');
    await page.getByText('No good match.').waitFor();
    expect(await visit.pictures().count()).toBe(0);
    await visit.button('Show the closest anyway').click();
    await visit.pictures().first().waitFor();
    await visit.button('Hide the closest').click();
    await visit.pictures().first().waitFor({ state: 'detached' });
  });

  it('applies the remedy of a notice', async () => {
    await visit.search('a sign without words');
    await visit.resultsFor('a sign');
    await visit.button('Search the words as they are').click();
    await visit.resultsFor('a sign without words');
  });
});
