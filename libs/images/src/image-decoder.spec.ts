import { plainPicture, pngBomb, redAndBlue } from '../test/pictures.js';
import { ImageDecoder } from './image-decoder.js';
import type { ImageGeometry } from './image-geometry.js';
import { ImageProblem } from './image-problem.js';
import { sharp } from './sharp.js';

const geometry: ImageGeometry = { width: 8, height: 8, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100 };

describe('ImageDecoder', () => {
  let decoder: ImageDecoder | undefined;
  let good: Uint8Array;

  beforeAll(async () => {
    good = await redAndBlue(64, 32).jpeg().toBuffer();
  });

  afterEach(async () => {
    await decoder?.close();
  });

  it('decodes in its threads, more images than it has threads', async () => {
    decoder = new ImageDecoder({ threads: 2, ...limits });
    const images = await Promise.all(Array.from({ length: 6 }, () => decoder!.decode(good, geometry)));
    for (const image of images) {
      expect(image).toMatchObject({ width: 64, height: 32 });
      expect(image.pixels).toHaveLength(8 * 8 * 3);
    }
    expect(good.length).toBeGreaterThan(0);
  });

  it('fails a bad image alone, with its problem', async () => {
    decoder = new ImageDecoder({ threads: 1, ...limits });
    const [bad, next] = await Promise.allSettled([
      decoder.decode(good.subarray(0, good.length / 2), geometry),
      decoder.decode(good, geometry),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'image_truncated' } });
    expect((bad as PromiseRejectedResult).reason).toBeInstanceOf(ImageProblem);
    expect(next.status).toBe('fulfilled');
  });

  it('says of a bad image what is wrong with it, whatever the other threads are at', async () => {
    decoder = new ImageDecoder({ threads: 2, ...limits });
    const cut = good.subarray(0, good.length / 2);
    const codes = new Set<unknown>();
    for (let round = 0; round < 300; round++) {
      const [bad] = await Promise.allSettled([decoder.decode(cut, geometry), decoder.decode(good, geometry)]);
      codes.add(bad.status === 'rejected' && (bad.reason as ImageProblem).code);
    }
    expect([...codes]).toEqual(['image_truncated']);
  });

  it('stops an image that takes too long, and goes on with the next', async () => {
    decoder = new ImageDecoder({
      threads: 1,
      maxMegapixels: 4_000,
      maxSideRatio: 100,
      timeLimitMs: 1_000,
      memory: Infinity,
    });
    const [slow, next] = await Promise.allSettled([
      decoder.decode(pngBomb(60_000, 60_000), geometry),
      decoder.decode(good, geometry),
    ]);
    expect(slow).toMatchObject({
      status: 'rejected',
      reason: { code: 'image_timeout', message: 'The image took longer than 1 s to decode.' },
    });
    expect(next.status).toBe('fulfilled');
  });

  it('decodes large images in turns, while others go on', async () => {
    decoder = new ImageDecoder({ threads: 3, ...limits, memory: 200e6 });
    const large = await plainPicture(2_000, 2_000).avif({ effort: 0 }).toBuffer();
    const runInThread = decoder['runInThread'].bind(decoder);
    let [now, most] = [0, 0];
    decoder['runInThread'] = async (task) => {
      if (task.limits.memory < 170e6) return runInThread(task);
      most = Math.max(most, ++now);
      return runInThread(task).finally(() => now--);
    };
    const images = await Promise.all([large, large, good].map((bytes) => decoder!.decode(bytes, geometry)));
    expect(images.map(({ width }) => width)).toEqual([2_000, 2_000, 64]);
    expect(most).toBe(1);
  });

  it('refuses an image that takes more memory than there is, before it is decoded', async () => {
    decoder = new ImageDecoder({ threads: 1, ...limits, memory: 200e6 });
    const larger = await plainPicture(3_000, 2_000).avif({ effort: 0 }).toBuffer();
    await expect(decoder.decode(larger, geometry)).rejects.toMatchObject({
      code: 'image_too_large',
      message: 'The image may take 230 MB to decode; the limit is 200 MB (MAX_DECODE_MB).',
    });
    await expect(decoder.decode(good, geometry)).resolves.toMatchObject({ width: 64 });
  });

  it('fails only the image whose thread crashes', async () => {
    decoder = new ImageDecoder({ threads: 1, ...limits });
    await decoder.decode(good, geometry);
    const decoding = decoder.decode(good, geometry);
    const outcome = expect(decoding).rejects.toMatchObject({ code: 'image_crashed' });
    await Promise.resolve();
    void decoder['pool'].threads[0]!.terminate();
    await outcome;
    await expect(decoder.decode(good, geometry)).resolves.toMatchObject({ width: 64 });
  });

  it('leaves it to the process what may be decoded: a thread that set it anew would disturb the others', async () => {
    const jpeg = { operation: ['VipsForeignLoadJpegBuffer'] };
    sharp.block(jpeg);
    try {
      decoder = new ImageDecoder({ threads: 1, ...limits });
      await expect(decoder.decode(good, geometry)).rejects.toMatchObject({ code: 'image_unreadable' });
    } finally {
      sharp.unblock(jpeg);
    }
    await expect(decoder.decode(good, geometry)).resolves.toMatchObject({ width: 64 });
  });

  it('does not blame the images when it is closed', async () => {
    decoder = new ImageDecoder({ threads: 1, ...limits });
    const running = decoder.decode(good, geometry);
    const waiting = decoder.decode(good, geometry);
    const outcomes = Promise.allSettled([running, waiting]);
    await decoder.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: 'The image decoder is closed.' },
      });
    }
  });
});
