import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Encoder } from '@cliptext/encoder';
import { ImageDecoder } from '@cliptext/images';
import { z } from 'zod';
import type { LabelledQuery, Picture } from './queries/labelled-query.js';

const lineSchema = z.strictObject({
  /** A picture, relative to the list. */
  file: z.string(),
  /** The texts that the picture matches, of all that the list names. */
  texts: z.array(z.string().trim().min(1)),
});

/**
 * Reads a list of labelled pictures, one JSON object a line: `{"file": "a.jpg", "texts": ["shoes", "red shoes"]}`.
 * Every text of the list becomes a query over all pictures. It is asked once more without the pictures that match it,
 * which shows what the answers of a query without matches look like.
 */
export async function readPictures(list: string, encoder: Encoder): Promise<LabelledQuery[]> {
  const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const records = lines.map((line) => lineSchema.parse(JSON.parse(line)));
  const decoder = new ImageDecoder({ threads: 1, maxMegapixels: 50, maxSideRatio: 100 });
  try {
    const pictures: (Picture & { texts: Set<string> })[] = [];
    for (const { file, texts } of records) {
      const { pixels } = await decoder.decode(await readFile(join(dirname(list), file)), encoder.geometry);
      pictures.push({ vector: await encoder.encodeImage(pixels), texts: new Set(texts) });
    }
    return [...new Set(records.flatMap(({ texts }) => texts))].flatMap((text): LabelledQuery[] => {
      const relevant = new Set<Picture>(pictures.filter((picture) => picture.texts.has(text)));
      const others = pictures.filter((picture) => !relevant.has(picture));
      return [
        { kind: 'label', text, pool: pictures, relevant },
        { kind: 'withheld', text, pool: others, relevant: new Set() },
      ];
    });
  } finally {
    await decoder.close();
  }
}
