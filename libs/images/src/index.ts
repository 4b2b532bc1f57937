export { type DecodedImage } from './decode-image.js';
export { ImageDecoder, type ImageDecoderOptions } from './image-decoder.js';
export { ImagesModule } from './images.module.js';
export { type ImageGeometry } from './image-geometry.js';
export { ImageProblem, type ImageProblemCode } from './image-problem.js';
export {
  MEDIA_TYPE_NAMES,
  MEDIA_TYPES,
  sniffMediaType,
  SNIFFED_BYTES,
  type MediaType,
} from './media-type.js';
export { Slots } from './slots.js';
