import createLibheif, {
  type Channel,
  type Failure,
  type Handle,
  type Libheif,
} from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import type { Size } from './image-geometry.js';

/** The primary picture of a HEIC file, upright by the file's own transformations. */
export interface HeicPicture extends Size {
  /** 8-bit RGBA in the picture's colour space, row by row. */
  decode: () => Uint8Array;
}

/** WebAssembly memory only grows: after a picture that needed more than this, the next gets a fresh module. */
const KEPT_BYTES = 128 * 2 ** 20;

let loaded: Libheif | undefined;

/**
 * Opens a HEIC file, hands it to `use`, and frees it. Sharp's libvips reads AVIF but not HEIC, whose codec is
 * patented; libheif compiled to WebAssembly does, on the calling thread.
 * @throws {Error} when the file cannot be decoded
 */
export async function withHeic<Result>(
  bytes: Uint8Array,
  use: (picture: HeicPicture) => Promise<Result>,
): Promise<Result> {
  const libheif = (loaded ??= createLibheif());
  const context = libheif.heif_context_alloc();
  if (!context) throw new Error('libheif is out of memory');
  let handle: Handle | undefined;
  try {
    const outcome = libheif.heif_context_read_from_memory(context, bytes);
    if (outcome.code !== libheif.heif_error_code.heif_error_Ok) throw new Error(outcome.message);
    handle = succeeded(libheif.heif_js_context_get_primary_image_handle(context));
    const opened = handle;
    return await use({
      width: libheif.heif_image_handle_get_width(opened),
      height: libheif.heif_image_handle_get_height(opened),
      decode: () => decode(libheif, opened),
    });
  } finally {
    if (handle) libheif.heif_image_handle_release(handle);
    libheif.heif_context_free(context);
    if (libheif.HEAPU8.length > KEPT_BYTES) loaded = undefined;
  }
}

function decode(libheif: Libheif, handle: Handle): Uint8Array {
  const { heif_colorspace_RGB } = libheif.heif_colorspace;
  const { heif_chroma_interleaved_RGBA } = libheif.heif_chroma;
  const decoded = succeeded(
    libheif.heif_js_decode_image2(handle, heif_colorspace_RGB, heif_chroma_interleaved_RGBA),
  );
  try {
    const { heif_channel_interleaved } = libheif.heif_channel;
    const channel = decoded.channels.find(({ id }) => id === heif_channel_interleaved);
    if (!channel) throw new Error('The image has no colours that can be read');
    return withoutPadding(channel);
  } finally {
    libheif.heif_image_release(decoded.image);
  }
}

/** Copies the rows, which libheif pads, out of the module's memory. */
function withoutPadding({ data, width, height, stride }: Channel): Uint8Array {
  const rowBytes = width * 4;
  const pixels = new Uint8Array(height * rowBytes);
  for (let y = 0; y < height; y++) {
    pixels.set(data.subarray(y * stride, y * stride + rowBytes), y * rowBytes);
  }
  return pixels;
}

function succeeded<Value extends object>(outcome: Value | Failure | null): Value {
  if (outcome === null) throw new Error('libheif gave nothing');
  if ('code' in outcome) throw new Error(outcome.message);
  return outcome;
}
