import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { complaintsOf } from './browser.js';
import { untilTrue } from './until.js';

/** Shorter than a test's, so that what did not happen is named. */
const ACTION_TIMEOUT = 10_000;

/** A person's visit to the page: what flows have in common, in the words that are on the screen. */
export class Visit {
  private constructor(
    readonly page: Page,
    readonly url: string,
    private readonly complaints: string[],
  ) {}

  static async begin(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(ACTION_TIMEOUT);
    return new Visit(page, url, complaintsOf(page, url));
  }

  /** Ends it; fails when the page threw, broke its content security policy, or talked to another host. */
  async end(): Promise<void> {
    await this.page.context().close();
    expect(this.complaints).toEqual([]);
  }

  /** @param path an address within the page, `/` being the start */
  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  promptBox(): Locator {
    return this.page.getByRole('searchbox', { name: 'What to look for' });
  }

  results(): Locator {
    return this.page.getByRole('region', { name: 'Results' });
  }

  pictures(): Locator {
    return this.results().locator('.tile-link');
  }

  async search(text: string): Promise<void> {
    await this.promptBox().fill(text);
    await this.promptBox().press('Enter');
  }

  /** Waits for the answer to a search for these words. */
  async resultsFor(positive: string): Promise<void> {
    await this.page.getByRole('heading', { name: `Nearest to “${positive}”`, exact: true }).waitFor();
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('section[aria-label="Results"][aria-busy="false"]').waitFor();
  }

  /** Waits until the first picture of the view is there, not only its place. */
  async firstPictureShown(): Promise<void> {
    await untilTrue(() => this.page.evaluate(`document.querySelector('.tile-picture')?.naturalWidth > 0`));
  }

  /** What the first ten results are called, in their order. */
  async firstLabels(): Promise<string[]> {
    await this.pictures().first().waitFor();
    return (await this.results().locator('.tile-label').allTextContents()).slice(0, 10);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Drops a file or a folder, as a person does. */
  async drop(path: string, at = { x: 200, y: 400 }): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
    await session.detach();
  }
}
