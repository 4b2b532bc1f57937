import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { CHROMIUM, openBrowser } from './browser.js';
import type { RunningCliptext } from './cliptext.js';
import { Visit } from './visit.js';

/** The service indexes its gallery first, on a machine that may be busy with other tests. */
const START_TIMEOUT = 120_000;

/** What the tests of a suite share: the service, and a browser to visit it with. */
export class Stage {
  app!: RunningCliptext;
  private browser!: Browser;
  private readonly visits: Visit[] = [];

  async set(start: () => Promise<RunningCliptext>): Promise<void> {
    this.app = await start();
    this.browser = await openBrowser();
  }

  /** Begins a visit that ends with its test. */
  async visit(options?: BrowserContextOptions): Promise<Visit> {
    const visit = await Visit.begin(this.browser, this.app.url, options);
    this.visits.push(visit);
    return visit;
  }

  async endVisits(): Promise<void> {
    for (const visit of this.visits.splice(0)) await visit.end();
  }

  async clear(): Promise<void> {
    await this.browser?.close();
    await this.app?.stop();
  }
}

/** `describe` where the browser is installed, with the service that `start` starts before the first test. */
export function describeInBrowser(
  name: string,
  start: () => Promise<RunningCliptext>,
  suite: (stage: Stage) => void,
): void {
  (existsSync(CHROMIUM) ? describe : describe.skip)(`${name} (needs Chromium at ${CHROMIUM})`, () => {
    const stage = new Stage();
    beforeAll(() => stage.set(start), START_TIMEOUT);
    afterEach(() => stage.endVisits());
    afterAll(() => stage.clear());
    suite(stage);
  });
}
