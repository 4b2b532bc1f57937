import { z } from 'zod';

const name = z.string().min(1);
const id = z.int().min(0);
const positive = z.number().positive();
const side = z.int().min(1).max(4096);
const channels = z.tuple([z.number(), z.number(), z.number()]);

/** A file of the model's folder; nothing outside of it can be named. */
const file = z.string().regex(/^[\w-][\w.-]*$/, 'must be the plain name of a file in the model folder');

const imageTower = {
  file,
  /** Names in the graph. The input takes pictures in a batch, the output gives a vector for each. */
  input: name,
  output: name,
  width: side,
  height: side,
  interpolation: z.enum(['bilinear', 'bicubic']),
  /** A channel becomes (value / 255 - mean) / std. */
  mean: channels,
  std: z.tuple([positive, positive, positive]),
  layout: z.enum(['NCHW', 'NHWC']),
  dtype: z.literal('float32'),
};

const image = z
  .discriminatedUnion('resize', [
    z.strictObject({ ...imageTower, resize: z.literal('squash') }),
    z.strictObject({
      ...imageTower,
      resize: z.literal('shortest'),
      shortestSide: side,
      crop: z.literal('centre'),
    }),
  ])
  .refine((tower) => tower.resize === 'squash' || tower.shortestSide >= Math.max(tower.width, tower.height), {
    path: ['shortestSide'],
    message: 'must be at least the width and the height, which are cut out of the resized picture',
  });

const text = z.strictObject({
  file,
  /** In the tokenizer.json format. */
  tokenizer: file,
  /** Names in the graph. A graph that masks nothing has no `attentionMask`. */
  inputIds: name,
  attentionMask: name.optional(),
  output: name,
  /**
   * A second output, of graphs that have one: a state of `dimension` numbers for each token, [batch, tokens, dimension],
   * as it conditions image generators.
   */
  tokenStates: z.strictObject({ output: name, dimension: z.int().min(1).max(8192) }).optional(),
  dtype: z.enum(['int64', 'int32']),
  /** The most tokens that the graph takes, the ends included. */
  maxTokens: z.int().min(3),
  /**
   * `full`: every text is padded to `maxTokens`, because padding is part of what the model has learnt.
   * `longest`: padding does not change the vector, so texts are only padded to the longest of a batch.
   */
  padding: z.enum(['longest', 'full']),
  padId: id,
  /** The start token, for models that have one. */
  bosId: id.optional(),
  eosId: id,
  /** The text is to be lower-cased before the tokenizer, which does not do it by itself. */
  lowercase: z.boolean(),
});

/** How cosines become the logits that the model was trained with. */
const head = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('softmax'), logitScale: positive }),
  z.strictObject({ kind: z.literal('sigmoid'), logitScale: positive, logitBias: z.number() }),
]);

/** Rows of unit vectors of typical images, which scores are standardised against. */
const background = z.strictObject({ file, count: z.int().min(2), dtype: z.literal('float16') });

/** The same for texts: things that the model was taught to tell apart, which tell how familiar a text is to it. */
const concepts = z.strictObject({ file, count: z.int().min(1), dtype: z.literal('float16') });

/**
 * Weights of two logistic functions, as ranking fits and uses them: P(a picture matches a text), which may only grow
 * with the similarity, and P(some picture of the answer matches it), with the thresholds of the verdict.
 */
const calibration = z
  .strictObject({
    hit: z.strictObject({
      relative: z.number().min(0),
      level: z.number(),
      intercept: z.number(),
    }),
    answer: z.strictObject({
      level: z.number(),
      deviation: z.number(),
      familiarity: z.number(),
      intercept: z.number(),
    }),
    weakFrom: z.number().min(0).max(1),
    strongFrom: z.number().min(0).max(1),
  })
  .refine(({ weakFrom, strongFrom }) => weakFrom <= strongFrom, {
    path: ['strongFrom'],
    message: 'must be at least `weakFrom`',
  });

export const manifestSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower-case letters, digits, ".", "_" and "-"'),
    version: z.string().regex(/^[\w.+-]+$/, 'must be letters, digits, ".", "_", "+" and "-"'),
    /** Length of the vectors of both towers. */
    dimension: z.int().min(1).max(8192),
    /** BCP 47 tags of the languages that the text tower understands. */
    languages: z.array(name).min(1),
    /** Every file of the model, with its checksum in hex. */
    files: z.record(
      file,
      z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits') }),
    ),
    image,
    text,
    head,
    calibration: calibration.optional(),
    background,
    concepts: concepts.optional(),
    /** Sentences around a label (`{}`), whose vectors are averaged. */
    templates: z
      .array(z.string().regex(/^[^{}]*\{\}[^{}]*$/, 'must contain "{}" once'))
      .min(3)
      .max(8),
    /** Texts that say nothing in particular, to compare others with. */
    neutral: z.array(name).min(1),
  })
  .superRefine(({ files, image, text, background, concepts }, context) => {
    const references = [
      { path: ['image', 'file'], file: image.file },
      { path: ['text', 'file'], file: text.file },
      { path: ['text', 'tokenizer'], file: text.tokenizer },
      { path: ['background', 'file'], file: background.file },
      ...(concepts ? [{ path: ['concepts', 'file'], file: concepts.file }] : []),
    ];
    for (const { path, file } of references) {
      if (!(file in files))
        context.addIssue({ code: 'custom', path, message: `is not among \`files\`: ${file}` });
    }
  });

/** What `model.json` says of a model: all that is known about it, nothing is hard-coded elsewhere. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ImageTowerManifest = Manifest['image'];
export type TextTowerManifest = Manifest['text'];
