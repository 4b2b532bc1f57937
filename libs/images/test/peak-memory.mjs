// Decodes the picture that is sent to it, in a process of its own, and prints how much memory that took, in bytes.
import { buffer } from 'node:stream/consumers';
import { decodeImage } from '../../../dist/libs/images/src/decode-image.js';
import { sharp } from '../../../dist/libs/images/src/sharp.js';

const geometry = { width: 256, height: 256, resize: 'squash', interpolation: 'bicubic' };
const limits = { maxMegapixels: 50, maxSideRatio: 100, timeLimitMs: 60_000, memory: Infinity };
const peak = () => process.resourceUsage().maxRSS * 1024;

const bytes = await buffer(process.stdin);
// What any picture takes is not counted.
await sharp({ create: { width: 300, height: 300, channels: 3, background: 'grey' } })
  .jpeg()
  .toBuffer()
  .then((small) => decodeImage(small, geometry, limits));
const before = peak();
await decodeImage(bytes, geometry, limits);
process.stdout.write(String(peak() - before));
