import { DEFAULT_COLLECTION } from '@cliptext/catalog';
import { z } from 'zod';
import { imageIdSchema } from '../images/image-schemas.js';

/** An orange square, so that the examples of the documents work as they stand. */
export const EXAMPLE_PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAA1BMVEX/iADquBt0AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQ4y2NgGAWjYBSMAuwAAAQgAAFWu83mAAAAAElFTkSuQmCC';

export const textSchema = z.string().trim().min(1, 'must not be empty');

export const imageSchema = z
  .union([z.strictObject({ id: imageIdSchema }), z.strictObject({ base64: z.string().min(1) })], {
    error: 'must be {"id": "…"} for an image of the collection, or {"base64": "…"} for one of your own',
  })
  .meta({ id: 'RequestImage' });

export const collectionSchema = z.string().default(DEFAULT_COLLECTION).meta({
  description: 'The collection whose templates are used, and whose images an `id` names.',
});

export const temperatureSchema = z
  .number('must be a number above 0')
  .min(0.01, 'must be at least 0.01')
  .max(100, 'must be at most 100')
  .default(1)
  .meta({
    description: 'What logits are divided by: 1 is the model’s own, more is more even, less is more sure.',
  });

export const topKSchema = z.int().min(1).optional().meta({
  description: 'How many of the best to answer; all, without it. Probabilities are among all.',
});

export const noticeSchema = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
