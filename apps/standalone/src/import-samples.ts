import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Milestones } from '@cliptext/catalog';
import { projectRoot, SETTINGS, type Settings } from '@cliptext/config';
import { readSamples } from './samples.js';

const SAMPLES_FOLDER = join(projectRoot, 'samples');
const IMPORTED = 'samples_imported';
const MOST_AT_ONCE = 16;
const POLL_MS = 250;
/** What says that the same may be asked again later. */
const LATER = [429, 503];

/**
 * Uploads the sample gallery as any client would, once in the life of a data folder: samples that a user deletes
 * stay deleted. A first start that was cut off goes on at the next. It keeps to the limits that are set, and what
 * refuses it otherwise is printed: the service goes on without the gallery.
 */
export async function importSamples(
  app: INestApplicationContext,
  url: string,
  print: (line: string) => void,
): Promise<void> {
  const { adminKey, maxFilesPerRequest } = app.get<Settings>(SETTINGS);
  const milestones = app.get(Milestones);
  if (await milestones.reachedAt(IMPORTED)) return;
  const headers: Record<string, string> = adminKey ? { authorization: `Bearer ${adminKey}` } : {};
  const startedAt = performance.now();
  const samples = await readSamples(SAMPLES_FOLDER);
  print(`Importing the sample gallery (${samples.length} photos; CLIPTEXT_SAMPLES=off skips it)`);
  const batchSize = Math.min(MOST_AT_ONCE, maxFilesPerRequest);
  for (let start = 0; start < samples.length; start += batchSize) {
    const batch = samples.slice(start, start + batchSize);
    const form = new FormData();
    form.append('metadata', JSON.stringify(batch.map(({ metadata }) => metadata)));
    for (const { fileName } of batch) {
      form.append('file', new Blob([await readFile(join(SAMPLES_FOLDER, fileName))]), fileName);
    }
    const answer = await ask(`${url}/v1/collections/default/images`, {
      method: 'POST',
      headers,
      body: form,
    });
    if (answer.status === 401) {
      print('The sample gallery is not imported, because keys are in use and CLIPTEXT_ADMIN_KEY brings none');
      return;
    }
    if (!answer.ok) {
      const { detail } = (await answer.json()) as { detail: string };
      print(`The sample gallery is not imported, the next start tries again: ${detail}`);
      return;
    }
  }
  await milestones.reach(IMPORTED);
  if (!(await reportIndexing(url, headers, print))) return;
  print(
    `The gallery is searchable, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s after its import began`,
  );
}

/** Whether it could see the end of it: not after somebody has made a key. */
async function reportIndexing(
  url: string,
  headers: Record<string, string>,
  print: (line: string) => void,
): Promise<boolean> {
  for (let shown = -1; ; await delay(POLL_MS)) {
    const answer = await ask(`${url}/v1/status`, { headers });
    if (!answer.ok) return false;
    const { images } = (await answer.json()) as {
      images: { pending: number; indexed: number; failed: number };
    };
    const done = images.indexed + images.failed;
    const tenth = Math.floor((10 * done) / (done + images.pending || 1));
    if (tenth !== shown) print(`  ${done} of ${done + images.pending} photos indexed`);
    shown = tenth;
    if (images.pending === 0) return true;
  }
}

/** Asks again, when it is told to come later, as late as it is told. */
async function ask(url: string, request: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, request);
    if (!LATER.includes(answer.status)) return answer;
    await answer.body?.cancel();
    await delay(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
  }
}
