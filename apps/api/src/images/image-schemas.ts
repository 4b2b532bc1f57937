import { IMAGE_STATES, type Collection, type ImageRecord } from '@cliptext/catalog';
import { problemSchema } from '@cliptext/http';
import { z } from 'zod';
import { pageQuerySchema } from '../pages.js';
import { isStorable, NOT_STORABLE } from '../storable.js';

/** An id as requests may write it; stores know it in lower case. */
export const imageIdSchema = z.uuid().toLowerCase();

export const metadataSchema = z
  .record(z.string().min(1).max(200), z.unknown())
  .refine(isStorable, NOT_STORABLE)
  .meta({
    description: 'Any JSON object. Keys that the collection declares as fields must have their type.',
  });

export const typicalitySchema = z.number().min(0).max(1).nullable().meta({
  description:
    'Share of the model’s background photos that are less typical; an image far below is flagged `atypical`. Null until known.',
});

export const placeholderSchema = z.string().nullable().meta({
  description:
    'What to show until the picture is there: a ThumbHash in base64. Null until it is known, and of images that were indexed before there were any.',
});

export const imageViewSchema = z.object({
  id: z.uuid(),
  collection: z.string(),
  state: z.enum(IMAGE_STATES),
  failure: z.object({ code: z.string(), detail: z.string(), attempts: z.int() }).optional(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  metadata: metadataSchema,
  tags: z.array(z.string()),
  tagProbabilities: z
    .record(z.string(), z.number())
    .meta({ description: 'How probable each of the tags is.' }),
  flags: z.array(z.string()),
  typicality: typicalitySchema,
  placeholder: placeholderSchema,
  indexing: z
    .literal('pending')
    .optional()
    .meta({ description: 'Filters do not see the latest metadata yet.' }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  links: z.object({ self: z.string(), file: z.string(), thumbnail: z.string() }),
});

export const imageListSchema = z.object({
  items: z.array(imageViewSchema),
  nextCursor: z.string().optional(),
});

export const imageListQuerySchema = pageQuerySchema
  .extend({
    state: z.enum(IMAGE_STATES).optional(),
    failure: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'The code of the failure of failed images.' }),
    sort: z.enum(['newest', 'typicality']).default('newest').meta({
      description: '`typicality`: the least typical first, of indexed images.',
    }),
  })
  .refine(
    ({ sort, state = 'indexed', failure }) =>
      sort === 'newest' || (state === 'indexed' && failure === undefined),
    { message: '`typicality` sorts indexed images only', path: ['sort'] },
  );

/** Where a page of images ends that are sorted by typicality. */
export const typicalityPositionSchema = z.object({ typicality: z.number(), id: z.uuid() });

export const failureListSchema = z.object({ items: z.array(z.object({ code: z.string(), count: z.int() })) });

export const retryRequestSchema = z.strictObject({
  code: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Only images that failed with this code; without it, all that failed.' }),
});

export const retryAnswerSchema = z.object({
  retried: z.int().meta({ description: 'Images that are pending again.' }),
});

export const metadataChangeSchema = z.strictObject({
  metadata: metadataSchema.meta({
    description: 'Merged into the present metadata (RFC 7396): null removes a key.',
  }),
});

const rejectionSchema = problemSchema.omit({ requestId: true });

const uploadedImageSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), id: z.uuid(), fileName: z.string() }),
  z.object({ status: z.literal('duplicate'), id: z.uuid(), fileName: z.string() }),
  z.object({ status: z.literal('rejected'), fileName: z.string(), problem: rejectionSchema }),
]);

export const uploadAnswerSchema = z.object({ images: z.array(uploadedImageSchema) });

export type ImageView = z.infer<typeof imageViewSchema>;
export type UploadedImage = z.infer<typeof uploadedImageSchema>;
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>;

/** The addresses of an image's routes. */
export function linksOf(collection: Pick<Collection, 'name'>, imageId: string): ImageView['links'] {
  const self = `/v1/collections/${collection.name}/images/${imageId}`;
  return { self, file: `${self}/file`, thumbnail: `${self}/thumbnail` };
}

export function viewImage(image: ImageRecord, collection: Pick<Collection, 'name'>): ImageView {
  return {
    id: image.id,
    collection: collection.name,
    state: image.state,
    ...(image.state === 'failed' &&
      image.failure && { failure: { ...image.failure, attempts: image.attempts } }),
    fileName: image.fileName,
    mediaType: image.mediaType,
    bytes: image.bytes,
    sha256: image.sha256,
    width: image.width,
    height: image.height,
    metadata: image.metadata,
    tags: image.tags,
    tagProbabilities: image.tagProbabilities,
    flags: image.flags,
    typicality: image.typicality,
    placeholder: image.placeholder,
    ...(image.payloadStale && { indexing: 'pending' as const }),
    createdAt: image.createdAt.toISOString(),
    updatedAt: image.updatedAt.toISOString(),
    links: linksOf(collection, image.id),
  };
}
