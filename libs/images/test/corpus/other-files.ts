import sharp from 'sharp';
import { redAndBlue } from '../pictures.js';
import { rejected, type CorpusPicture } from './corpus-picture.js';

/** Files that are no pictures, or of a kind that is not taken: their first bytes are enough. */
export async function otherFiles(): Promise<CorpusPicture[]> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
  const files: [fileName: string, what: string, bytes: Buffer][] = [
    ['text.jpg', 'text whose name ends in .jpg', Buffer.from('This is no picture at all.')],
    ['page.html', 'a web page', Buffer.from('<!doctype html><title>page</title>')],
    ['drawing.svg', 'SVG that refers to another file', Buffer.from(svg)],
    ['scan.tiff', 'TIFF', await redAndBlue(64, 32).tiff().toBuffer()],
    ['old.bmp', 'BMP', Buffer.from(`BM${'\0'.repeat(60)}`, 'latin1')],
    ['icon.ico', 'an icon', Buffer.from('\0\0\x01\0\x01\0\x10\x10', 'latin1')],
    ['paper.pdf', 'PDF', Buffer.from('%PDF-1.7\n')],
    ['photos.zip', 'a ZIP archive', Buffer.from('PK\x03\x04')],
    ['film.mp4', 'a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1')],
    ['photo.jxl', 'JPEG XL', Buffer.from('\xff\x0a\xfa\x1f\x41', 'latin1')],
    ['photo.jp2', 'JPEG 2000', Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1')],
    ['raw.dng', 'a camera’s raw picture', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
  ];
  return [
    ...files.map(([fileName, what, bytes]) => ({
      fileName,
      what,
      bytes,
      answer: rejected('unsupported_type'),
    })),
    {
      fileName: 'empty.jpg',
      what: 'a file without a byte',
      bytes: new Uint8Array(),
      answer: rejected('empty_file'),
    },
    {
      fileName: 'huge.jpg',
      what: 'JPEG of more than 25 MB',
      bytes: Buffer.concat([
        await sharp(await redAndBlue(64, 32).png().toBuffer())
          .jpeg()
          .toBuffer(),
        Buffer.alloc(25_000_000),
      ]),
      answer: rejected('file_too_large'),
    },
  ];
}
