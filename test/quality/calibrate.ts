import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fitCalibration } from './fit-calibration.js';
import { readImages } from './labelled-images.js';
import { readPictures } from './labelled-pictures.js';
import { changeManifest, writeConcepts } from './model-folder.js';
import { absentQueries } from './queries/absent-queries.js';
import { attributeQueries } from './queries/attribute-queries.js';
import { labelQueries, rareQueries } from './queries/label-queries.js';
import type { LabelledQuery } from './queries/labelled-query.js';
import { Texts } from './texts.js';

// Fits a model's calibration and writes it into the manifest. Without --data it is fitted on the dev split of the
// quality set, whose vectors are the starter model's. With --concepts, a list of names, the model's concepts are
// written first.
const { model, data, concepts } = parseArgs({
  options: { model: { type: 'string' }, data: { type: 'string' }, concepts: { type: 'string' } },
}).values;
if (!model) {
  process.stderr.write(
    'Usage: npm run calibrate -- --model <folder> [--data <labelled pictures>.csv] [--concepts <names>.txt]\n',
  );
  process.exit(1);
}

if (concepts) {
  const names = (await readFile(concepts, 'utf8')).split('\n').filter((name) => name.trim() !== '');
  if (names.length === 0) throw new Error(`${concepts} names no concepts.`);
  await withTexts(model, (texts) => writeConcepts(model, names, texts));
}
const calibration = await withTexts(model, async (texts) => {
  const queries = data ? await readPictures(data, texts.encoder) : await queriesOfQualitySet();
  await texts.prepare(queries.map(({ text }) => text));
  return fitCalibration(queries, texts);
});
await changeManifest(model, () => ({ calibration }));
process.stdout.write(`${JSON.stringify(calibration, null, 2)}\n`);

async function withTexts<T>(folder: string, work: (texts: Texts) => Promise<T>): Promise<T> {
  const texts = await Texts.open(folder);
  try {
    return await work(texts);
  } finally {
    await texts.close();
  }
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
