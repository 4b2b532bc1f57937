import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Browser } from 'playwright-core';
import { makeTemporaryFolder, removeTemporaryFolders } from '../bench/temporary-folders.js';
import { openBrowser } from '../support/browser.js';
import { startCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';
import { Visit } from '../support/visit.js';
import { shots, type Shot } from './shots.js';

const FOLDER = join(projectRoot, 'docs', 'images');

try {
  await mkdir(FOLDER, { recursive: true });
  const app = await startCliptext({ samples: true, dataFolder: await makeTemporaryFolder() });
  const browser = await openBrowser();
  try {
    for (const shot of shots) await take(browser, app.url, shot);
  } finally {
    await browser.close();
    await app.stop();
  }
} finally {
  await removeTemporaryFolders();
}

async function take(browser: Browser, url: string, { name, look, path, reach }: Shot): Promise<void> {
  const visit = await Visit.begin(browser, url, look);
  const { page } = visit;
  await visit.open(path);
  await reach(visit);
  await page.evaluate('scrollTo(0, 0); document.activeElement?.blur()');
  await untilTrue(() => page.evaluate('[...document.images].every((picture) => picture.complete)'));
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 70 });
  const picture = Buffer.from(data, 'base64');
  await writeFile(join(FOLDER, `${name}.webp`), picture);
  await page.context().close();
  process.stdout.write(`docs/images/${name}.webp, ${Math.round(picture.length / 1000)} kB\n`);
}
