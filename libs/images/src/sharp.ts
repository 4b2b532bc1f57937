import { isMainThread } from 'node:worker_threads';
import sharp from 'sharp';

// One image is decoded per worker thread, so libvips adds no threads of its own; nothing is decoded
// twice, so its cache only holds memory.
sharp.concurrency(1);
sharp.cache(false);

// What libvips can open is far more than what we accept, and some of it (SVG, PDF) reads other files. This holds for
// the whole process: a thread that did it again would close all formats for a moment, to those that decode meanwhile.
if (isMainThread) {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
      'VipsForeignLoadNsgifBuffer',
      'VipsForeignLoadHeifBuffer',
    ],
  });
}

export { sharp };
