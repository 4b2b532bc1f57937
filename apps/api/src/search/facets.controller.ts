import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, RequestViewer, type Viewer } from '@cliptext/http';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import type { z } from 'zod';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { checkLimit } from '../pages.js';
import { compileFacetField, compileFilter } from './compile-filter.js';
import { facetAnswerSchema, facetQuerySchema, type FacetAnswer } from './facet-schemas.js';

@ApiTags('Search')
@Controller('v1/collections/:collection/facets')
export class FacetsController {
  constructor(
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @AllowScopes('search')
  @ApiOperation({
    summary: 'The values of a field, and how many images have each',
    description:
      'Counted as filters see images: a deleted one counts until it is cleaned away, about RECONCILE_SECONDS. Hidden ones count for moderators alone.',
  })
  @ApiOkResponse({ standardSchema: facetAnswerSchema, description: 'The values.' })
  async count(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: facetQuerySchema }) { field, filter, limit }: z.output<typeof facetQuerySchema>,
    @RequestViewer() viewer: Viewer,
  ): Promise<FacetAnswer> {
    checkLimit(limit, this.settings.maxHits);
    const items = await this.space.facet({
      field: compileFacetField(field, collection),
      filter: compileFilter(filter, collection, this.settings.maxFilterLeaves, viewer),
      limit,
    });
    return { items };
  }
}
