import type { CorpusPicture } from './corpus-picture.js';
import { hostilePictures } from './hostile-pictures.js';
import { otherFiles } from './other-files.js';
import { soundPictures } from './sound-pictures.js';

/** Pictures that break services, made anew at each call, with what this one must answer. */
export async function corpus(): Promise<CorpusPicture[]> {
  return [...(await soundPictures()), ...(await hostilePictures()), ...(await otherFiles())];
}
