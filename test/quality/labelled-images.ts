import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

export type Split = 'dev' | 'test';

export const SETS = [
  'fashion',
  'caltech',
  'sports',
  'clothing',
  'grocery',
  'flowers',
  'trash',
  'dogcat',
  'raccoon',
] as const;
export type SetName = (typeof SETS)[number];

/** What is known of a photo; which attributes there are depends on the set. */
export type LabelledImage = {
  set: SetName;
  split: Split;
  label: string;
  gender?: string;
  colour?: string;
  /** Category and sub-category of a fashion product. */
  master?: string;
  sub?: string;
  usage?: string;
  /** Kind and group of a grocery: `Granny-Smith` is an `Apple`, which is `Fruit`. */
  coarse?: string;
  group?: string;
  /** Unit length. */
  vector: Float32Array;
};

const DATA = join(projectRoot, 'test/quality/data');
const DIMENSION = 384;

/** Reads the labelled photos of one split. */
export async function readImages(split: Split): Promise<LabelledImage[]> {
  const [lines, bytes] = await Promise.all([
    readFile(join(DATA, 'images.jsonl'), 'utf8'),
    readFile(join(DATA, 'images.f16')),
  ]);
  const records = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Omit<LabelledImage, 'vector'>);
  return records.flatMap((record, row) =>
    record.split === split ? [{ ...record, vector: readVector(bytes, row) }] : [],
  );
}

function readVector(bytes: Buffer, row: number): Float32Array {
  const vector = Float32Array.from({ length: DIMENSION }, (_, index) =>
    float16(bytes.readUInt16LE((row * DIMENSION + index) * 2)),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** IEEE 754 half precision. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
