import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import {
  droppedShare,
  framesWhileScrolling,
  partialShare,
  repeatHits,
  showBareHits,
  timeBarePaint,
  timeNextPaints,
  timePaints,
  type Frames,
} from '../support/page-speed.js';
import type { Figure } from './figure.js';
import { describeMachine } from './machine.js';
import { tableOf } from './report.js';
import { median } from './statistics.js';
import { makeTemporaryFolder, removeTemporaryFolders } from './temporary-folders.js';

const ROUNDS = 9;
const SCROLLS = 3;
const REQUEST = { query: 'shoes', limit: 100, explain: true };
const WINDOW = { viewport: { width: 1280, height: 800 } };

const machine = await describeMachine();
process.stdout.write(`${machine.cpu}, ${machine.cores} cores, load ${machine.loadAverage.join(' ')}\n\n`);
try {
  const app = await startCliptext({ samples: true, dataFolder: await makeTemporaryFolder() });
  const browser = await openBrowser();
  try {
    const figures = [...(await paints(app, browser)), ...(await scrolling(app, browser))];
    process.stdout.write(`${tableOf('web', figures)}\n\n`);
  } finally {
    await browser.close();
    await app.stop();
  }
} finally {
  await removeTemporaryFolders();
}

/** After an answer with 200 hits, by turns with what an empty page takes. */
async function paints(app: RunningCliptext, browser: Browser): Promise<Figure[]> {
  const places: number[] = [];
  const pictures: number[] = [];
  const next: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.newPage(WINDOW);
    await repeatHits(page, 200);
    const { place, picture } = await timePaints(page, () => page.goto(`${app.url}/?q=shoes`));
    places.push(place);
    pictures.push(picture);
    const box = page.getByRole('searchbox');
    await box.fill('vegetables');
    next.push((await timeNextPaints(page, () => box.press('Enter'))).picture);
    await page.close();
    const empty = await browser.newPage(WINDOW);
    await repeatHits(empty, 200);
    bare.push(await timeBarePaint(empty, app.url, REQUEST));
    await empty.close();
  }
  return [
    { name: 'new page: place of the first of 200 hits painted', value: median(places), unit: 'ms' },
    {
      name: 'new page: picture of the first of 200 hits painted',
      value: median(pictures),
      unit: 'ms',
      target: { atMost: 150 },
    },
    {
      name: 'next search: picture of the first of 200 hits painted',
      value: median(next),
      unit: 'ms',
      target: { atMost: 150 },
    },
    { name: 'the same picture on an empty page', value: median(bare), unit: 'ms' },
  ];
}

/** Down 20,000 pixels of 2,000 hits, by turns with as many pictures on a page that has nothing else. */
async function scrolling(app: RunningCliptext, browser: Browser): Promise<Figure[]> {
  const ours: Frames[] = [];
  const bare: Frames[] = [];
  for (let round = 0; round < SCROLLS; round += 1) {
    const page = await browser.newPage(WINDOW);
    await repeatHits(page, 2_000);
    await page.goto(`${app.url}/?q=shoes`);
    await page.locator('.tile').first().waitFor();
    ours.push(await framesWhileScrolling(page));
    await page.close();
    const plain = await browser.newPage(WINDOW);
    await repeatHits(plain, 2_000);
    await showBareHits(plain, app.url, REQUEST);
    bare.push(await framesWhileScrolling(plain));
    await plain.close();
  }
  return [
    {
      name: 'frames dropped, scrolling 2,000 hits',
      value: median(ours.map(droppedShare)),
      unit: 'share',
      target: { atMost: 0.05 },
    },
    {
      name: 'frames without all that the page had changed',
      value: median(ours.map(partialShare)),
      unit: 'share',
    },
    {
      name: 'frames dropped, scrolling bare pictures',
      value: median(bare.map(droppedShare)),
      unit: 'share',
    },
    {
      name: 'frames drawn a second, of those of bare pictures',
      value: median(ours.map(({ drawn }) => drawn)) / median(bare.map(({ drawn }) => drawn)),
      unit: 'ratio',
    },
  ];
}
