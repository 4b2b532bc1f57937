import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Sample = { fileName: string; metadata: Record<string, string> };

/**
 * Reads the gallery's list, `samples.csv`: `file,label,source,licence`, no quoting. The first part of a file's
 * name is its kind.
 */
export async function readSamples(folder: string): Promise<Sample[]> {
  const [, ...lines] = (await readFile(join(folder, 'samples.csv'), 'utf8')).trim().split(/\r?\n/);
  return lines.map((line) => {
    const [fileName = '', label = '', source = '', licence = ''] = line.split(',');
    return { fileName, metadata: { label, kind: fileName.split('_')[0] ?? '', source, licence } };
  });
}
