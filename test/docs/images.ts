import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { makeTemporaryFolder, removeTemporaryFolders } from '../bench/temporary-folders.js';
import { openBrowser } from '../support/browser.js';
import { startCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';
import { Visit } from '../support/visit.js';

const FOLDER = join(projectRoot, 'docs', 'images');

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
const DARK: BrowserContextOptions = { ...DESK, colorScheme: 'dark' };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  colorScheme: 'light',
  hasTouch: true,
  isMobile: true,
};

type Shot = {
  name: string;
  look: BrowserContextOptions;
  path: string;
  /** Brings the page into the state that is shown. */
  reach: (visit: Visit) => Promise<unknown>;
};

const firstPicture = async (visit: Visit) => {
  await visit.pictures().first().click();
  await visit.page
    .getByRole('dialog')
    .getByRole('row', { name: /^Score/ })
    .waitFor();
};
const settled = (visit: Visit) => visit.settled();

/** The states of the page that documents show. */
const SHOTS: Shot[] = [
  { name: 'search', look: DESK, path: '/?q=fruit+without+apples', reach: settled },
  { name: 'search-dark', look: DARK, path: '/?q=something+warm+to+wear&exclude=shoes', reach: settled },
  { name: 'search-phone', look: PHONE, path: '/?q=fruit+without+apples', reach: settled },
  { name: 'evidence', look: DESK, path: '/?q=fruit+without+apples', reach: firstPicture },
  { name: 'no-match', look: DESK, path: '/?q=a+steam+locomotive', reach: settled },
  {
    name: 'compare',
    look: DESK,
    path: '/compare?q=juice&q=a+carton+of+juice',
    reach: ({ page }) => page.getByText(/pictures are the same in all columns/).waitFor(),
  },
  {
    name: 'playground',
    look: DESK,
    path: '/playground',
    reach: ({ page }) => page.locator('.share').first().waitFor(),
  },
  {
    name: 'operate',
    look: DESK,
    path: '/operate',
    reach: ({ page }) => page.locator('.chart-bars').waitFor(),
  },
];

try {
  await mkdir(FOLDER, { recursive: true });
  const app = await startCliptext({ samples: true, dataFolder: await makeTemporaryFolder() });
  const browser = await openBrowser();
  try {
    for (const shot of SHOTS) await take(browser, app.url, shot);
  } finally {
    await browser.close();
    await app.stop();
  }
} finally {
  await removeTemporaryFolders();
}

async function take(browser: Browser, url: string, { name, look, path, reach }: Shot): Promise<void> {
  const visit = await Visit.begin(browser, url, look);
  await visit.open(path);
  await reach(visit);
  await untilTrue(() => visit.page.evaluate('[...document.images].every((picture) => picture.complete)'));
  await visit.page.screenshot({
    path: join(FOLDER, `${name}.jpg`),
    type: 'jpeg',
    quality: 60,
    animations: 'disabled',
  });
  await visit.page.context().close();
  process.stdout.write(`docs/images/${name}.jpg\n`);
}
