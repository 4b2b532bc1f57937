import { IMAGE_STATES, type ImageChange } from '@cliptext/catalog';
import { z } from 'zod';
import { nameSchema } from '../names.js';

export const eventsQuerySchema = z.strictObject({
  collection: nameSchema
    .optional()
    .meta({ description: 'The collection to hear of; without it, all that the key may use.' }),
});

export const progressEventSchema = z.object({
  collection: z.string(),
  pending: z.int(),
  indexed: z.int(),
  failed: z.int(),
  ratePerSecond: z.number(),
  etaSeconds: z.number().nullable(),
});

export const imageEventSchema = z.object({
  collection: z.string(),
  id: z.uuid(),
  state: z.enum(IMAGE_STATES),
  failure: z.object({ code: z.string(), detail: z.string() }).optional(),
});

export type ProgressEvent = z.infer<typeof progressEventSchema>;
export type ImageEvent = z.infer<typeof imageEventSchema>;

export function viewChange({ collection, id, state, failure }: ImageChange): ImageEvent {
  return { collection, id, state, ...(state === 'failed' && failure && { failure }) };
}
