export { Encoder, type EncodedText, type EncodedTokens, type EncoderOptions } from './encoder.js';
export { EncoderModule } from './encoder.module.js';
export { EncoderError, endsItsThread, type EncoderErrorCode } from './encoder-error.js';
export { loadManifest } from './load-manifest.js';
export { type Manifest } from './manifest.js';
export { TextEncoder, type TextEnsemble } from './text-encoder.js';
