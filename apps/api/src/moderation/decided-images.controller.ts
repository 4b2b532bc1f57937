import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Decisions, Policies, type Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes } from '@cliptext/http';
import { z } from 'zod';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { readPage, type Page } from '../pages.js';
import {
  decidedListQuerySchema,
  decidedListSchema,
  viewDecidedImage,
  type DecidedImageView,
} from './decision-schemas.js';
import { policyNotFound } from './policy-not-found.js';

/** What was decided of the images of a collection. For moderators alone. */
@ApiTags('Moderation')
@AllowScopes('moderate')
@Controller('v1/collections/:collection/decisions')
export class DecidedImagesController {
  constructor(
    private readonly decisions: Decisions,
    private readonly policies: Policies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Images that policies or persons decided of',
    description: 'What stands under each policy that there is, the latest decision first.',
  })
  @ApiOkResponse({ standardSchema: decidedListSchema, description: 'Images, with what stands of each.' })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: decidedListQuerySchema }) query: z.infer<typeof decidedListQuerySchema>,
  ): Promise<Page<DecidedImageView>> {
    const policies = await this.policies.list(collection.id);
    const chosen = policies.filter(({ name }) => query.policy === undefined || name === query.policy);
    if (query.policy !== undefined && chosen.length === 0) throw policyNotFound(query.policy);
    const policyIds = chosen.map(({ id }) => id);
    return readPage(query, this.settings.maxHits, {
      position: z.string().regex(/^\d{1,15}$/),
      read: (limit, before) =>
        this.decisions.list(policyIds, {
          action: query.action,
          beforeId: before === undefined ? undefined : Number(before),
          limit,
        }),
      view: (decided) => viewDecidedImage(decided, collection),
      positionOf: ({ decisionId }) => String(decisionId),
    });
  }
}
