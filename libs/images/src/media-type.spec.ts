import { redAndBlue } from '../test/pictures.js';
import { sniffMediaType, SNIFFED_BYTES } from './media-type.js';

const picture = redAndBlue(16, 8);

describe('sniffMediaType', () => {
  it.each([
    ['image/jpeg', () => picture.clone().jpeg()],
    ['image/png', () => picture.clone().png()],
    ['image/webp', () => picture.clone().webp()],
    ['image/gif', () => picture.clone().gif()],
    ['image/avif', () => picture.clone().avif()],
  ])('recognises %s by its first bytes', async (mediaType, encode) => {
    const bytes = await encode().toBuffer();
    expect(sniffMediaType(bytes.subarray(0, SNIFFED_BYTES))).toBe(mediaType);
  });

  it('finds AVIF among the compatible brands', () => {
    const head = Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'latin1');
    expect(sniffMediaType(head)).toBe('image/avif');
  });

  it.each(['ftypheic\0\0\0\0mif1heic', 'ftypmif1\0\0\0\0mif1heix'])('recognises HEIC: %j', (brands) => {
    expect(sniffMediaType(Buffer.from(`\0\0\0\x18${brands}`, 'latin1'))).toBe('image/heic');
  });

  it.each([
    ['nothing', ''],
    ['a cut-off signature', '\x89PN'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['text', 'just some text, whatever its file name says'],
    ['a sound in a RIFF file', 'RIFF\0\0\0\0WAVEfmt '],
    ['a film in the same container', '\0\0\0\x18ftypisom\0\0\0\0isomavc1'],
    ['TIFF', 'II*\0\x08\0\0\0'],
  ])('refuses %s', (_, head) => {
    expect(sniffMediaType(Buffer.from(head, 'latin1'))).toBeNull();
  });
});
