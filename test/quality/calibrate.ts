import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { fitCalibration } from './fit-calibration.js';
import { readImages } from './labelled-images.js';
import { readPictures } from './labelled-pictures.js';
import { absentQueries } from './queries/absent-queries.js';
import { attributeQueries } from './queries/attribute-queries.js';
import { labelQueries, rareQueries } from './queries/label-queries.js';
import type { LabelledQuery } from './queries/labelled-query.js';
import { Texts } from './texts.js';

// Fits a model's calibration and writes it into the manifest. Without --data it is fitted on the dev split of the
// quality set, whose vectors are the starter model's.
const { model, data } = parseArgs({
  options: { model: { type: 'string' }, data: { type: 'string' } },
}).values;
if (!model) {
  process.stderr.write('Usage: npm run calibrate -- --model <folder> [--data <labelled pictures>.jsonl]\n');
  process.exit(1);
}

const texts = await Texts.open(model);
try {
  const queries = data ? await readPictures(data, texts.encoder) : await queriesOfQualitySet();
  await texts.prepare(queries.map(({ text }) => text));
  const calibration = fitCalibration(queries, texts);
  const manifestFile = join(model, 'model.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
  const json = JSON.stringify({ ...manifest, calibration });
  await writeFile(manifestFile, await format(json, { parser: 'json', printWidth: 110 }));
  process.stdout.write(`${JSON.stringify(calibration, null, 2)}\n`);
} finally {
  await texts.close();
}

async function queriesOfQualitySet(): Promise<LabelledQuery[]> {
  const images = await readImages('dev');
  return [
    ...labelQueries(images),
    ...rareQueries(images),
    ...attributeQueries(images),
    ...absentQueries(images, 'dev'),
  ];
}
