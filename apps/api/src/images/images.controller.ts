import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { BLOB_STORE, blobKeys, type BlobStore } from '@cliptext/blob-store';
import { Images, REJECTED, type Collection, type ImageRecord } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, Problem, RequestViewer, type Viewer } from '@cliptext/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { readPage, type Page } from '../pages.js';
import { DeletionService } from './deletion.service.js';
import {
  imageListQuerySchema,
  imageListSchema,
  imageViewSchema,
  metadataChangeSchema,
  retryAnswerSchema,
  retryRequestSchema,
  typicalityPositionSchema,
  uploadAnswerSchema,
  viewImage,
  type ImageView,
  type UploadAnswer,
  type UploadedImage,
} from './image-schemas.js';
import { MetadataService } from './metadata.service.js';
import { RetryService } from './retry.service.js';
import { UploadService } from './upload.service.js';

const IMMUTABLE = 'private, max-age=31536000, immutable';

const binary = { type: 'string', format: 'binary' };

const uploadBody = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'array',
        items: { type: 'string', format: 'binary' },
        description: 'One or more pictures.',
      },
      metadata: {
        type: 'string',
        description: 'JSON: an object for all files, or an array with one object a file.',
        example: '{"label":"Hat"}',
      },
    },
  },
};

@ApiTags('Images')
@Controller('v1/collections/:collection/images')
export class ImagesController {
  constructor(
    private readonly images: Images,
    private readonly uploads: UploadService,
    private readonly metadata: MetadataService,
    private readonly retries: RetryService,
    private readonly deletions: DeletionService,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @RouteConfig({ isUpload: true, takesForm: true })
  @AllowScopes('write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(uploadBody)
  @ApiAcceptedResponse({ standardSchema: uploadAnswerSchema, description: 'What became of each file.' })
  @ApiOkResponse({ standardSchema: uploadAnswerSchema, description: 'The only file is known already.' })
  async upload(
    @Param('collection', CollectionPipe) collection: Collection,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadAnswer> {
    const uploaded = await this.uploads.upload(request, collection);
    if (uploaded.every(({ status }) => status === 'rejected')) throw nothingAccepted(uploaded);
    void reply.status(uploaded.length === 1 && uploaded[0]?.status === 'duplicate' ? 200 : 202);
    return { images: uploaded };
  }

  @Get()
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({
    standardSchema: imageListSchema,
    description: 'Images, the newest first unless sorted otherwise.',
  })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: imageListQuerySchema }) query: z.infer<typeof imageListQuerySchema>,
    @RequestViewer() viewer: Viewer,
  ): Promise<Page<ImageView>> {
    const { state, failure: failureCode, sort } = query;
    if (sort === 'typicality') return this.listByTypicality(collection, query, viewer);
    return readPage(query, this.settings.maxHits, {
      position: z.uuid(),
      read: (limit, beforeId) =>
        this.images.list(collection.id, { state, failureCode, beforeId, limit, viewer }),
      view: (image) => viewImage(image, collection),
      positionOf: ({ id }) => id,
    });
  }

  @Post('retry')
  @AllowScopes('write')
  @HttpCode(202)
  @ApiAcceptedResponse({
    standardSchema: retryAnswerSchema,
    description: 'How many images are pending again.',
  })
  async retryFailed(
    @Param('collection', CollectionPipe) collection: Collection,
    @Body({ schema: retryRequestSchema }) { code }: z.infer<typeof retryRequestSchema>,
  ): Promise<z.infer<typeof retryAnswerSchema>> {
    return { retried: await this.retries.retryAll(collection.id, code) };
  }

  @Get(':id')
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({ standardSchema: imageViewSchema, description: 'The image.' })
  async get(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
  ): Promise<ImageView> {
    return viewImage(await this.find(collection, id, viewer), collection);
  }

  @Get(':id/file')
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({
    content: { 'image/*': { schema: binary } },
    description: 'The original, as an attachment.',
  })
  async file(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const image = await this.findPicture(collection, id, viewer);
    await this.send(reply, blobKeys.original(image.id), image.mediaType, {
      'content-disposition': `attachment; filename*=UTF-8''${encodeRfc5987(image.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  }

  @Get(':id/thumbnail')
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({
    content: { 'image/jpeg': { schema: binary } },
    description: 'A JPEG of at most 384 pixels a side.',
  })
  async thumbnail(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const image = await this.findPicture(collection, id, viewer);
    if (image.width === null) {
      throw new Problem('image_not_indexed', `The image is ${image.state}: it has no thumbnail yet.`);
    }
    await this.send(reply, blobKeys.thumbnail(image.id), 'image/jpeg');
  }

  @Patch(':id')
  @AllowScopes('write')
  @ApiOkResponse({ standardSchema: imageViewSchema, description: 'The image with its changed metadata.' })
  async change(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
    @Body({ schema: metadataChangeSchema }) change: z.infer<typeof metadataChangeSchema>,
  ): Promise<ImageView> {
    const image = await this.find(collection, id, viewer);
    return viewImage(await this.metadata.change(collection, image.id, change.metadata), collection);
  }

  @Delete(':id')
  @AllowScopes('write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The image is gone.' })
  async delete(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
  ): Promise<void> {
    const image = await this.find(collection, id, viewer);
    await this.deletions.delete(collection.id, image.id);
  }

  @Post(':id/retry')
  @AllowScopes('write')
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: imageViewSchema, description: 'The image is pending again.' })
  async retry(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @RequestViewer() viewer: Viewer,
  ): Promise<ImageView> {
    const image = await this.find(collection, id, viewer);
    if (!(await this.retries.retry(collection.id, image.id))) {
      throw new Problem('image_not_failed', `The image is ${image.state}.`);
    }
    return viewImage(await this.find(collection, image.id, viewer), collection);
  }

  private listByTypicality(
    collection: Collection,
    query: z.infer<typeof imageListQuerySchema>,
    viewer: Viewer,
  ): Promise<Page<ImageView>> {
    return readPage(query, this.settings.maxHits, {
      position: typicalityPositionSchema,
      read: (limit, after) => this.images.listByTypicality(collection.id, { after, limit, viewer }),
      view: (image) => viewImage(image, collection),
      positionOf: ({ typicality, id }) => ({ typicality: typicality ?? 0, id }),
    });
  }

  /** A blob never changes under its key: whoever has it need not ask again. */
  private async send(
    reply: FastifyReply,
    key: string,
    mediaType: string,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const { stream, bytes } = await this.blobs.read(key);
    await reply
      .type(mediaType)
      .headers(headers)
      .header('content-length', bytes)
      .header('cache-control', IMMUTABLE)
      .send(stream);
  }

  /** The picture of a rejected image is for moderators. */
  private async findPicture(collection: Collection, id: string, viewer: Viewer): Promise<ImageRecord> {
    const image = await this.find(collection, id, viewer);
    if (image.flags.includes(REJECTED) && !viewer.seesHidden) throw imageNotFound();
    return image;
  }

  private async find(collection: Collection, id: string, viewer: Viewer): Promise<ImageRecord> {
    const image = z.uuid().safeParse(id).success ? await this.images.find(collection.id, id, viewer) : null;
    if (!image) throw imageNotFound();
    return image;
  }
}

function imageNotFound(): Problem {
  return new Problem('image_not_found', 'There is no such image in this collection.');
}

function nothingAccepted(images: readonly UploadedImage[]): Problem {
  const rejected = images.filter((image) => image.status === 'rejected');
  const [only] = rejected;
  const errors = rejected.map(({ fileName, problem }, index) => ({
    pointer: `/file/${index}`,
    detail: `${fileName}: ${problem.detail} (${problem.code})`,
  }));
  if (rejected.length === 1 && only)
    return new Problem(only.problem.code as Problem['code'], only.problem.detail, { errors });
  return new Problem('nothing_accepted', `None of the ${rejected.length} files was accepted.`, { errors });
}

/** Percent-encodes a file name for a header (RFC 5987). */
function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
