import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Sharp } from 'sharp';
import { heicFixture } from '../test/corpus/heic-fixture.js';
import { plainPicture } from '../test/pictures.js';
import { memoryToDecode, type Coding } from './decode-memory.js';

const WIDTH = 3_000;
const HEIGHT = 2_000;
const IS_PROGRESSIVE = true;

/** As the service is started: without, glibc keeps more. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/** In bytes. */
function memoryTaken(picture: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = join(projectRoot, 'libs/images/test/peak-memory.mjs');
    // By way of a shell: the peak of a process begins with the memory of the one that it was forked from.
    const child = execFile(
      'sh',
      ['-c', '"$0" "$1"; exit $?', process.execPath, script],
      { env: { ...process.env, ...ALLOCATOR } },
      (error, output) => (error ? reject(error) : resolve(Number(output))),
    );
    child.stdin!.end(picture);
  });
}

const plain = plainPicture(WIDTH, HEIGHT);
const transparent = () => plain.clone().ensureAlpha(0.5);
const turned = (picture: Sharp) => picture.withMetadata({ orientation: 6 }).toBuffer();

test.each<[form: string, mediaType: Coding['mediaType'], isProgressive: boolean, () => Promise<Buffer>]>([
  [
    'AVIF with 12 bits',
    'image/avif',
    !IS_PROGRESSIVE,
    () => turned(transparent().avif({ effort: 0, chromaSubsampling: '4:4:4', bitdepth: 12 })),
  ],
  ['HEIC with 10 bits', 'image/heic', !IS_PROGRESSIVE, () => heicFixture('large.heic')],
  [
    'PNG with 16 bits, interlaced',
    'image/png',
    IS_PROGRESSIVE,
    () => turned(transparent().toColourspace('rgb16').png({ progressive: true, compressionLevel: 1 })),
  ],
  [
    'PNG with 16 bits',
    'image/png',
    !IS_PROGRESSIVE,
    () => turned(transparent().toColourspace('rgb16').png({ compressionLevel: 1 })),
  ],
  [
    'JPEG in CMYK, progressive',
    'image/jpeg',
    IS_PROGRESSIVE,
    () => turned(plain.clone().toColourspace('cmyk').jpeg({ progressive: true, chromaSubsampling: '4:4:4' })),
  ],
  ['GIF', 'image/gif', !IS_PROGRESSIVE, () => transparent().gif({ effort: 1 }).toBuffer()],
  ['WebP', 'image/webp', !IS_PROGRESSIVE, () => turned(transparent().webp({ effort: 0 }))],
])('%s takes no more than is reckoned with', async (_, mediaType, isProgressive, make) => {
  const taken = await memoryTaken(await make());
  expect(taken).toBeLessThanOrEqual(memoryToDecode({ mediaType, isProgressive }, WIDTH * HEIGHT));
});
