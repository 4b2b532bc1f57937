import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import { parseSettings } from '@cliptext/config';
import { Encoder, loadManifest } from '@cliptext/encoder';
import { ImageDecoder } from '@cliptext/images';
import type { EncodingSide } from './encoding-side.js';
import { loadTransformers } from './transformers-library.js';
import { layOutForTransformers } from './transformers-model.js';

/** Our libs with as many threads as there are cores; an image's thumbnail is made as well. */
export async function openCliptext(): Promise<EncodingSide> {
  const { modelFolder, maxMegapixels, maxSideRatio } = parseSettings({});
  const threads = availableParallelism();
  const encoder = await Encoder.open({
    modelFolder,
    imageThreads: threads,
    textThreads: threads,
    // The same texts are encoded again and again here.
    cachedTexts: 1,
  });
  const decoder = new ImageDecoder({ threads, maxMegapixels, maxSideRatio });
  await Promise.all([encoder.loadImageTower(), encoder.loadTextTower()]);
  return {
    images: (files) =>
      Promise.all(
        files.map(async (file) => encoder.encodeImage((await decoder.decode(file, encoder.geometry)).pixels)),
      ),
    texts: async (texts) => (await encoder.encodeTexts(texts)).map(({ vector }) => vector),
  };
}

/** The other library as it comes, which gives each run all cores. @param folder where its files of the model go */
export async function openTransformers(folder: string): Promise<EncodingSide> {
  const library = await loadTransformers();
  if (!library) throw new Error('@huggingface/transformers is not installed');
  const { modelFolder } = parseSettings({});
  const manifest = await loadManifest(modelFolder);
  await layOutForTransformers(folder, modelFolder, manifest);
  const { env, RawImage, AutoProcessor, AutoTokenizer } = library;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  const [processor, tokenizer, vision, text] = await Promise.all([
    AutoProcessor.from_pretrained(name),
    AutoTokenizer.from_pretrained(name),
    library.CLIPVisionModelWithProjection.from_pretrained(name, { dtype: 'fp32' }),
    library.CLIPTextModelWithProjection.from_pretrained(name, { dtype: 'fp32' }),
  ]);
  return {
    images: (files) =>
      Promise.all(
        files.map(async (file) => {
          const image = await RawImage.fromBlob(new Blob([Buffer.from(file)]));
          return (await vision(await processor(image))).image_embeds.data;
        }),
      ),
    texts: async (texts, padding) => {
      const { text_embeds } = await text(
        tokenizer([...texts], {
          padding: padding === 'longest' || 'max_length',
          truncation: true,
          max_length: manifest.text.maxTokens,
        }),
      );
      return rowsOf(text_embeds.data, manifest.dimension);
    },
  };
}

function rowsOf(data: Float32Array, dimension: number): Float32Array[] {
  return Array.from({ length: data.length / dimension }, (_, row) =>
    data.subarray(row * dimension, (row + 1) * dimension),
  );
}
