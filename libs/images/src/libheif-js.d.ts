/** What `heic.ts` uses of libheif's WebAssembly build, whose own declarations are not of this entry point. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  /** An object inside the module's memory; freed by its `…_free` or `…_release`. */
  export type Context = { readonly kind: 'context' };
  export type Handle = { readonly kind: 'handle' };
  export type Image = { readonly kind: 'image' };
  /** Members of an enumeration, compared by identity. */
  export type Constant = { readonly value: number };
  export type Failure = { code: Constant; subcode: Constant; message: string };
  export type Channel = { id: Constant; width: number; height: number; stride: number; data: Uint8Array };
  export type Decoded = { image: Image; channels: Channel[] };

  export type Libheif = {
    HEAPU8: Uint8Array;
    heif_error_code: Record<'heif_error_Ok', Constant>;
    heif_suberror_code: Record<'heif_suberror_End_of_data', Constant>;
    heif_colorspace: Record<'heif_colorspace_RGB', Constant>;
    heif_chroma: Record<'heif_chroma_interleaved_RGBA', Constant>;
    heif_channel: Record<'heif_channel_interleaved', Constant>;
    heif_context_alloc(): Context | null;
    heif_context_free(context: Context): void;
    heif_context_read_from_memory(context: Context, bytes: Uint8Array): Failure;
    heif_js_context_get_primary_image_handle(context: Context): Handle | Failure | null;
    heif_image_handle_get_width(handle: Handle): number;
    heif_image_handle_get_height(handle: Handle): number;
    heif_image_handle_release(handle: Handle): void;
    heif_js_decode_image2(handle: Handle, space: Constant, chroma: Constant): Decoded | Failure | null;
    heif_image_release(image: Image): void;
  };

  export default function createLibheif(): Libheif;
}
