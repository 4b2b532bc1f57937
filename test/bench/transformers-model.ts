import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@cliptext/encoder';

/** Pillow's numbers of the filters, which preprocessor_config.json has. */
const FILTERS = { bilinear: 2, bicubic: 3 } as const;

/** Lays a squashing model of ours out as @huggingface/transformers wants a CLIP model: the same graphs and tokenizer. */
export async function layOutForTransformers(
  folder: string,
  modelFolder: string,
  manifest: Manifest,
): Promise<void> {
  const { image, text } = manifest;
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await symlink(join(modelFolder, image.file), join(folder, 'onnx', 'vision_model.onnx'));
  await symlink(join(modelFolder, text.file), join(folder, 'onnx', 'text_model.onnx'));
  await symlink(join(modelFolder, text.tokenizer), join(folder, 'tokenizer.json'));
  const files = {
    'config.json': { model_type: 'clip' },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer',
      model_max_length: text.maxTokens,
      pad_token: '[PAD]',
    },
    'preprocessor_config.json': {
      image_processor_type: 'CLIPImageProcessor',
      do_resize: true,
      size: { width: image.width, height: image.height },
      resample: FILTERS[image.interpolation],
      do_center_crop: false,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: true,
      image_mean: image.mean,
      image_std: image.std,
    },
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
}
