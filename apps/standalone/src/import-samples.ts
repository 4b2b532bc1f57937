import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Milestones } from '@cliptext/catalog';
import { projectRoot } from '@cliptext/config';
import { readSamples } from './samples.js';

const SAMPLES_FOLDER = join(projectRoot, 'samples');
const IMPORTED = 'samples_imported';
const BATCH = 16;
const POLL_MS = 250;

/**
 * Uploads the sample gallery as any client would, once in the life of a data folder: samples that a user deletes
 * stay deleted. A first start that was cut off goes on at the next.
 */
export async function importSamples(
  app: INestApplicationContext,
  url: string,
  adminKey: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const milestones = app.get(Milestones);
  if (await milestones.reachedAt(IMPORTED)) return;
  const headers: Record<string, string> = adminKey ? { authorization: `Bearer ${adminKey}` } : {};
  const startedAt = performance.now();
  const samples = await readSamples(SAMPLES_FOLDER);
  print(`Importing the sample gallery (${samples.length} photos; CLIPTEXT_SAMPLES=off skips it)`);
  for (let start = 0; start < samples.length; start += BATCH) {
    const batch = samples.slice(start, start + BATCH);
    const form = new FormData();
    form.append('metadata', JSON.stringify(batch.map(({ metadata }) => metadata)));
    for (const { fileName } of batch) {
      form.append('file', new Blob([await readFile(join(SAMPLES_FOLDER, fileName))]), fileName);
    }
    const answer = await fetch(`${url}/v1/collections/default/images`, {
      method: 'POST',
      headers,
      body: form,
    });
    if (answer.status === 401) {
      print('The sample gallery is not imported, because keys are in use and CLIPTEXT_ADMIN_KEY brings none');
      return;
    }
    if (!answer.ok) throw new Error(`The sample gallery was not imported: ${await answer.text()}`);
  }
  await milestones.reach(IMPORTED);
  await reportIndexing(url, headers, print);
  print(
    `The gallery is searchable, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s after its import began`,
  );
}

async function reportIndexing(
  url: string,
  headers: Record<string, string>,
  print: (line: string) => void,
): Promise<void> {
  for (let shown = -1; ; await delay(POLL_MS)) {
    const answer = await fetch(`${url}/v1/status`, { headers });
    const { images } = (await answer.json()) as {
      images: { pending: number; indexed: number; failed: number };
    };
    const done = images.indexed + images.failed;
    const tenth = Math.floor((10 * done) / (done + images.pending || 1));
    if (tenth !== shown) print(`  ${done} of ${done + images.pending} photos indexed`);
    shown = tenth;
    if (images.pending === 0) return;
  }
}
