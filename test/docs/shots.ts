import type { BrowserContextOptions } from 'playwright-core';
import { sampleFiles } from '../support/client.js';
import type { Visit } from '../support/visit.js';

export type Shot = {
  name: string;
  look: BrowserContextOptions;
  path: string;
  /** Brings the page into the state that is shown. */
  reach: (visit: Visit) => Promise<unknown>;
};

const DESK: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
};
const DARK: BrowserContextOptions = { ...DESK, colorScheme: 'dark' };
const PHONE: BrowserContextOptions = {
  ...DESK,
  viewport: { width: 390, height: 780 },
  hasTouch: true,
  isMobile: true,
};

/** The states of the page that documents show, in their order: uploads add to what the operator's page tells. */
export const shots: Shot[] = [
  { name: 'search', look: DESK, path: '/?q=fruit+without+apples', reach: settled },
  { name: 'search-dark', look: DARK, path: '/?q=something+warm+to+wear&exclude=shoes', reach: settled },
  { name: 'search-phone', look: PHONE, path: '/?q=fruit+without+apples', reach: settled },
  { name: 'lightbox', look: DESK, path: '/?q=fruit+without+apples', reach: openFirst },
  { name: 'no-match', look: DESK, path: '/?q=a+steam+locomotive', reach: settled },
  { name: 'compare', look: DESK, path: '/compare?q=juice&q=a+carton+of+juice', reach: compared },
  { name: 'classify', look: DESK, path: '/playground', reach: tried },
  { name: 'captions', look: DARK, path: '/playground/captions', reach: tried },
  { name: 'moderation', look: DESK, path: '/playground/moderation', reach: policyTried },
  {
    name: 'uploads',
    look: { ...DESK, viewport: { width: 1280, height: 1000 } },
    path: '/uploads',
    reach: uploaded,
  },
  { name: 'operate', look: DESK, path: '/operate', reach: overviewShown },
];

function settled(visit: Visit) {
  return visit.settled();
}

async function openFirst(visit: Visit) {
  await visit.pictures().first().click();
  const dialog = visit.page.getByRole('dialog');
  await dialog.getByRole('row', { name: /^Score/ }).waitFor();
}

function compared({ page }: Visit) {
  return page.getByText(/pictures are the same in all columns/).waitFor();
}

function tried({ page }: Visit) {
  return page.getByRole('meter').first().waitFor();
}

async function policyTried(visit: Visit) {
  await visit.button('Try the policy').click();
  const collection = visit.page.getByRole('region', { name: 'The collection', exact: true });
  await collection.getByText(/pictures would be flagged/).waitFor();
}

async function uploaded({ page }: Visit) {
  const [hat, leek, lemon] = await sampleFiles(
    'clothing_hat_4fe8da.jpg',
    'grocery_leek_c3f701.jpg',
    'grocery_lemon_780967.jpg',
  );
  // One byte more makes them other files of the same pictures.
  const another = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.of(0)]);
  await page.getByRole('textbox', { name: 'label' }).fill('Holiday');
  await page.getByLabel('Pictures to add').setInputFiles([
    { name: 'straw-hat.jpg', mimeType: 'image/jpeg', buffer: another(hat!.bytes) },
    { name: 'market.jpg', mimeType: 'image/jpeg', buffer: another(leek!.bytes) },
    { name: 'lemon-again.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(lemon!.bytes) },
    { name: 'cut-off.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(leek!.bytes.subarray(0, 4_000)) },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
  ]);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await uploads.getByText('5 files done', { exact: true }).waitFor({ timeout: 60_000 });
}

async function overviewShown({ page }: Visit) {
  await page.locator('.chart-bars').waitFor();
  await page.getByText('1 failed in the last hour', { exact: false }).waitFor();
}
