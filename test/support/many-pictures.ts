import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { withComment } from '../../libs/images/test/pictures.js';
import { sampleFiles, type UploadFile } from './client.js';

/** Makes photos by number, each of other bytes than all others. */
export async function pictureMaker(): Promise<(number: number) => UploadFile> {
  const names = (await readdir(join(projectRoot, 'samples'))).filter((name) => name.endsWith('.jpg'));
  const samples = await sampleFiles(...names);
  return (number) => {
    const { name, bytes } = samples[number % samples.length]!;
    return { name, bytes: withComment(bytes, `upload ${number}`) };
  };
}

/** Any number of photos, each of other bytes than all others. */
export async function manyPictures(count: number): Promise<UploadFile[]> {
  const make = await pictureMaker();
  return Array.from({ length: count }, (_, number) => make(number));
}
