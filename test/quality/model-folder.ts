import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@cliptext/encoder';
import { format } from 'prettier';
import type { Texts } from './texts.js';

const CONCEPTS = 'concepts.f16';

/** Writes parts of a model's manifest anew. */
export async function changeManifest(
  folder: string,
  change: (manifest: Manifest) => Partial<Manifest>,
): Promise<void> {
  const file = join(folder, 'model.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const json = JSON.stringify({ ...manifest, ...change(manifest) });
  await writeFile(file, await format(json, { parser: 'json', printWidth: 110 }));
}

/** Writes what a model was taught to tell apart, one name a line, as embeddings into its folder. */
export async function writeConcepts(folder: string, names: readonly string[], texts: Texts): Promise<void> {
  await texts.prepare(names);
  const bytes = Buffer.concat(names.map((name) => float16(texts.of(name).vector)));
  await writeFile(join(folder, CONCEPTS), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await changeManifest(folder, ({ files }) => ({
    files: { ...files, [CONCEPTS]: { sha256 } },
    concepts: { file: CONCEPTS, count: names.length, dtype: 'float16' },
  }));
}

/** The numbers of a unit vector in half precision; below 2^-14 they lose digits that nothing here can feel. */
function float16(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * 2);
  vector.forEach((value, index) => {
    const size = Math.abs(value);
    const exponent = Math.max(-14, Math.floor(Math.log2(size)));
    const fraction = Math.round((size / 2 ** exponent) * 1024);
    // A full fraction carries over into the exponent, as it should; one without the leading 1 is a small number.
    bytes.writeUInt16LE(((value < 0 ? 1 : 0) << 15) | ((exponent + 14) * 1024 + fraction), index * 2);
  });
  return bytes;
}
