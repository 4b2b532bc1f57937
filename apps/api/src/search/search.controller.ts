import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, Problem, RequestViewer, type Viewer } from '@cliptext/http';
import type { z } from 'zod';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { imageIdSchema } from '../images/image-schemas.js';
import { checkLimit } from '../pages.js';
import {
  searchAnswerSchema,
  searchQuerySchema,
  searchRequestSchema,
  similarAnswerSchema,
  similarQuerySchema,
  type SearchAnswer,
  type SearchQuery,
  type SearchRequest,
  type SimilarAnswer,
} from './search-schemas.js';
import { SearchService } from './search.service.js';

@ApiTags('Search')
@AllowScopes('search')
@Controller('v1/collections/:collection')
export class SearchController {
  constructor(
    private readonly searches: SearchService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('search')
  @HttpCode(200)
  @RouteConfig({ takesImages: true })
  @ApiOkResponse({ standardSchema: searchAnswerSchema, description: 'The best hits of the page.' })
  search(
    @Param('collection', CollectionPipe) collection: Collection,
    @Body({ schema: searchRequestSchema }) request: SearchRequest,
    @RequestViewer() viewer: Viewer,
  ): Promise<SearchAnswer> {
    return this.searches.search(collection, request, viewer);
  }

  @Get('search')
  @ApiOkResponse({ standardSchema: searchAnswerSchema, description: 'The best hits of the page.' })
  searchByLink(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: searchQuerySchema })
    { q, not = [], notMode, limit, cursor, collapseDuplicates }: SearchQuery,
    @RequestViewer() viewer: Viewer,
  ): Promise<SearchAnswer> {
    const negative = [not].flat().map((text) => ({ text, mode: notMode, weight: 1 }));
    const request = {
      query: q,
      negative,
      phrasings: [],
      limit,
      diversity: 0,
      collapseDuplicates,
      parseNegation: true,
      compose: false,
      explain: false,
    };
    return this.searches.search(collection, { ...request, ...(cursor !== undefined && { cursor }) }, viewer);
  }

  @Get('images/:id/similar')
  @ApiOkResponse({ standardSchema: similarAnswerSchema, description: 'The nearest images.' })
  similar(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @Query({ schema: similarQuerySchema }) { limit }: z.infer<typeof similarQuerySchema>,
    @RequestViewer() viewer: Viewer,
  ): Promise<SimilarAnswer> {
    checkLimit(limit, this.settings.maxHits);
    const imageId = imageIdSchema.safeParse(id);
    if (!imageId.success) {
      throw new Problem('image_not_found', 'There is no such image in this collection.');
    }
    return this.searches.similar(collection, imageId.data, limit, viewer);
  }
}
