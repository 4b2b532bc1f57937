import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { readImages } from './labelled-images.js';
import { markdownOf, type Table } from './report.js';
import { composition } from './tasks/composition.js';
import { constants } from './tasks/constants.js';
import { hubness } from './tasks/hubness.js';
import { lessLike } from './tasks/less-like.js';
import { moderation } from './tasks/moderation.js';
import { nearDuplicates } from './tasks/near-duplicates.js';
import { negation } from './tasks/negation.js';
import { pictureAndWords } from './tasks/picture-and-words.js';
import { probability } from './tasks/probability.js';
import { retrieval } from './tasks/retrieval.js';
import type { Task } from './tasks/task.js';
import { typicality } from './tasks/typicality.js';
import { vocabulary } from './tasks/vocabulary.js';
import { wording } from './tasks/wording.js';
import { zeroShot } from './tasks/zero-shot.js';
import { Texts } from './texts.js';

// Names of tasks may follow the command; without any, all of them run.
const RESULTS = join(projectRoot, 'bench/results');
const tasks: Record<string, Task> = {
  retrieval,
  negation,
  composition,
  probability,
  wording,
  hubness,
  vocabulary,
  pictureAndWords,
  lessLike,
  zeroShot,
  moderation,
  typicality,
  nearDuplicates,
  constants,
};
const chosen = process.argv.slice(2);

const [dev, test] = await Promise.all([readImages('dev'), readImages('test')]);
const texts = await Texts.open(join(projectRoot, 'models/starter'));
const tables: Table[] = [];
try {
  for (const [name, task] of Object.entries(tasks)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const table of await task({ texts, images: { dev, test } })) {
      process.stdout.write(`${markdownOf(table)}\n`);
      tables.push(table);
    }
  }
} finally {
  await texts.close();
}
if (chosen.length === 0) {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, 'quality.json'), `${JSON.stringify(tables, null, 2)}\n`);
}
