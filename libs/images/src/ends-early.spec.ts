import type { Sharp } from 'sharp';
import { heicFixture } from '../test/corpus/heic-fixture.js';
import { redAndBlue, withComment } from '../test/pictures.js';
import { endsEarly } from './ends-early.js';
import type { MediaType } from './media-type.js';

describe('endsEarly', () => {
  const encode = (format: (picture: Sharp) => Sharp) => () =>
    format(redAndBlue(64, 48)).toBuffer() as Promise<Uint8Array>;

  describe.each<[MediaType, () => Promise<Uint8Array>]>([
    ['image/jpeg', encode((picture) => picture.jpeg())],
    ['image/jpeg', encode((picture) => picture.jpeg({ progressive: true }))],
    ['image/png', encode((picture) => picture.png())],
    ['image/webp', encode((picture) => picture.webp())],
    ['image/gif', encode((picture) => picture.gif())],
    ['image/avif', encode((picture) => picture.avif())],
    ['image/heic', () => heicFixture('plain.heic')],
  ])('%s', (mediaType, whole) => {
    it('is cut off wherever it is cut', async () => {
      const bytes = await whole();
      expect(endsEarly(bytes, mediaType)).toBe(false);
      for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * part));
        expect([part, endsEarly(cut, mediaType)]).toEqual([part, true]);
      }
      expect(endsEarly(bytes.subarray(0, bytes.length - 1), mediaType)).toBe(true);
    });
  });

  it('takes the end of a thumbnail for no end of the picture', async () => {
    const thumbnail = await redAndBlue(8, 8).jpeg().toBuffer();
    const bytes = withComment(await redAndBlue(64, 48).jpeg().toBuffer(), thumbnail);
    expect(endsEarly(bytes, 'image/jpeg')).toBe(false);
    expect(endsEarly(bytes.subarray(0, -40), 'image/jpeg')).toBe(true);
    expect(endsEarly(bytes.subarray(0, thumbnail.length + 40), 'image/jpeg')).toBe(true);
  });

  it('says nothing of a file that is damaged but whole', async () => {
    const jpeg = await redAndBlue(64, 48).jpeg().toBuffer();
    jpeg.fill(0, 2, 40);
    expect(endsEarly(jpeg, 'image/jpeg')).toBe(false);
    const png = await redAndBlue(64, 48).png().toBuffer();
    png.fill(0, 45, 60);
    expect(endsEarly(png, 'image/png')).toBe(false);
  });
});
