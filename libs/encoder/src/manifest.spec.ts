import { readFileSync } from 'node:fs';
import { manifestSchema } from './manifest.js';

type Json = Record<string, unknown>;

const starter = JSON.parse(
  readFileSync(new URL('../../../models/starter/model.json', import.meta.url), 'utf8'),
) as Json & { image: Json; text: Json; head: Json; files: Json };

const openAiColours = {
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
};
const graph = { file: 'image.onnx', input: 'pixel_values', layout: 'NCHW', dtype: 'float32' };
const clipImage = {
  ...graph,
  ...openAiColours,
  output: 'image_embeds',
  width: 224,
  height: 224,
  resize: 'shortest',
  shortestSide: 224,
  crop: 'centre',
  interpolation: 'bicubic',
};
const clipText = {
  file: 'text.onnx',
  tokenizer: 'tokenizer.json',
  inputIds: 'input_ids',
  output: 'text_embeds',
  dtype: 'int64',
  maxTokens: 77,
  padding: 'longest',
  padId: 49407,
  bosId: 49406,
  eosId: 49407,
  lowercase: false,
};
const half = [0.5, 0.5, 0.5];

/** The parts in which models differ, as their reference code has them. */
const models: Record<string, Json> = {
  'CLIP ViT-B/32': { dimension: 512, image: clipImage, text: clipText },
  'CLIP ViT-L/14': { dimension: 768, image: clipImage, text: clipText },
  'SigLIP 2': {
    dimension: 768,
    image: {
      ...graph,
      output: 'pooler_output',
      width: 224,
      height: 224,
      resize: 'squash',
      interpolation: 'bilinear',
      mean: half,
      std: half,
    },
    text: {
      ...clipText,
      output: 'pooler_output',
      maxTokens: 64,
      padding: 'full',
      padId: 0,
      bosId: undefined,
      eosId: 1,
      lowercase: true,
    },
    head: { kind: 'sigmoid', logitScale: 112.7, logitBias: -16.8 },
  },
  MobileCLIP: {
    dimension: 512,
    image: {
      ...clipImage,
      width: 256,
      height: 256,
      shortestSide: 256,
      interpolation: 'bilinear',
      mean: [0, 0, 0],
      std: [1, 1, 1],
    },
    text: { ...clipText, padding: 'full', padId: 0 },
  },
  'multilingual CLIP': {
    dimension: 512,
    languages: ['de', 'en', 'fr', 'zh'],
    image: clipImage,
    text: {
      ...clipText,
      attentionMask: 'attention_mask',
      output: 'sentence_embedding',
      maxTokens: 128,
      padId: 0,
      bosId: 101,
      eosId: 102,
    },
  },
};

describe('manifestSchema', () => {
  it('accepts the starter model', () => {
    expect(manifestSchema.parse(starter)).toEqual(starter);
  });

  it.each(Object.entries(models))('can describe %s', (_, parts) => {
    expect(manifestSchema.safeParse({ ...starter, ...parts }).error).toBeUndefined();
  });

  it.each<[string, Json]>([
    ['dimension', { dimension: 0 }],
    ['version', { version: undefined }],
    ['image.width', { image: { ...starter.image, width: '260' } }],
    ['image.std.1', { image: { ...starter.image, std: [1, 0, 1] } }],
    ['image.resize', { image: { ...starter.image, resize: 'stretch' } }],
    ['image.shortestSide', { image: { ...clipImage, shortestSide: 200 } }],
    ['image.crop', { image: { ...clipImage, crop: undefined } }],
    ['image.file', { image: { ...starter.image, file: 'other.onnx' } }],
    ['image.file', { image: { ...starter.image, file: '../secret' } }],
    ['text.eosId', { text: { ...starter.text, eosId: undefined } }],
    ['text.padding', { text: { ...starter.text, padding: true } }],
    ['head.logitBias', { head: { kind: 'sigmoid', logitScale: 100 } }],
    ['files.image.onnx.sha256', { files: { ...starter.files, 'image.onnx': { sha256: 'abc' } } }],
    ['templates.0', { templates: ['a photo of', '{}', 'a {}'] }],
    ['templates', { templates: ['{}'] }],
    ['neutral', { neutral: [] }],
    ['background.count', { background: { file: 'background.f16', count: 1, dtype: 'float16' } }],
    ['concepts.file', { concepts: { file: 'names.f16', count: 9, dtype: 'float16' } }],
    ['', { logitscale: 100 }],
  ])('refuses a bad `%s` by name', (field, change) => {
    const { error } = manifestSchema.safeParse({ ...starter, ...change });
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });
});
