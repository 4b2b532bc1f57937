import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '@cliptext/config';
import { TUNED } from '@cliptext/ranking';
import { readImages } from './labelled-images.js';
import { markdownOf } from './report.js';
import { sweep, sweepsOn } from './sweeps.js';
import { tableOfSweeps } from './tasks/constants.js';
import { Texts } from './texts.js';

// Chooses the constants of ranking on the dev split, one after the other until none changes, and prints what was
// tried last; with --write they are written where ranking has them. What is found depends a little on the start,
// which are the constants that stand: the sweep only ends where each is the best beside the others.
const FILE = join(projectRoot, 'libs/ranking/src/tuned.ts');
const MOST_ROUNDS = 5;
const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;

const texts = await Texts.open(join(projectRoot, 'models/starter'));
try {
  const sweeps = sweepsOn(await readImages('dev'), texts);
  const tuned = { ...TUNED };
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (const each of sweeps) {
      const [swept] = await sweep([each], tuned);
      if (!swept || swept.best === tuned[swept.constant]) continue;
      tuned[swept.constant] = swept.best;
      changed = true;
    }
  }
  process.stdout.write(`${markdownOf(tableOfSweeps(await sweep(sweeps, tuned)))}\n`);
  if (write) {
    const source = await readFile(FILE, 'utf8');
    const written = Object.entries(tuned).reduce(
      (text, [constant, value]) => text.replace(new RegExp(`(  ${constant}): [\\d.]+,`), `$1: ${value},`),
      source,
    );
    await writeFile(FILE, written);
  }
} finally {
  await texts.close();
}
