import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Collections, DEFAULT_COLLECTION, type Collection, type Field } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, Problem } from '@cliptext/http';
import { z } from 'zod';
import { Audited } from '../audit/audited.js';
import { nameSchema } from '../names.js';
import { pageQuerySchema, readPage, type Page } from '../pages.js';
import { CollectionPipe } from './collection.pipe.js';
import {
  collectionChangeSchema,
  collectionListSchema,
  collectionViewSchema,
  newCollectionSchema,
  viewCollection,
  type CollectionChange,
  type CollectionView,
  type NewCollectionBody,
} from './collection-schemas.js';

@ApiTags('Collections')
@Controller('v1/collections')
export class CollectionsController {
  constructor(
    private readonly collections: Collections,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Audited('collection.create')
  @ApiCreatedResponse({ standardSchema: collectionViewSchema, description: 'The new collection.' })
  async create(@Body({ schema: newCollectionSchema }) body: NewCollectionBody): Promise<CollectionView> {
    const created = await this.collections.create(body);
    if (!created) throw new Problem('collection_exists', `A collection named "${body.name}" exists already.`);
    return viewCollection(created);
  }

  @Get()
  @AllowScopes('search', 'write')
  @ApiOkResponse({ standardSchema: collectionListSchema, description: 'Collections by name.' })
  async list(
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<CollectionView>> {
    return readPage(query, this.settings.maxHits, {
      position: nameSchema,
      read: (limit, afterName) => this.collections.list(limit, afterName),
      view: viewCollection,
      positionOf: ({ name }) => name,
    });
  }

  @Get(':collection')
  @AllowScopes('search', 'write')
  @ApiOkResponse({ standardSchema: collectionViewSchema, description: 'The collection.' })
  get(@Param('collection', CollectionPipe) collection: Collection): CollectionView {
    return viewCollection(collection);
  }

  @Patch(':collection')
  @Audited('collection.change')
  @ApiOkResponse({ standardSchema: collectionViewSchema, description: 'The changed collection.' })
  async change(
    @Param('collection', CollectionPipe) collection: Collection,
    @Body({ schema: collectionChangeSchema }) change: CollectionChange,
  ): Promise<CollectionView> {
    const updated = await this.collections.update(collection.id, (current) => ({
      templates: change.templates === undefined ? current.templates : change.templates,
      fields: change.fields === undefined ? current.fields : mergeFields(current.fields, change.fields),
      vocabulary: change.vocabulary ?? current.vocabulary,
    }));
    if (!updated) throw new Problem('collection_not_found', 'The collection was deleted meanwhile.');
    return viewCollection(updated);
  }

  @Delete(':collection')
  @HttpCode(204)
  @Audited('collection.delete')
  @ApiNoContentResponse({ description: 'The collection and all its images are gone.' })
  async delete(@Param('collection', CollectionPipe) collection: Collection): Promise<void> {
    if (collection.name === DEFAULT_COLLECTION) {
      throw new Problem(
        'collection_protected',
        'The default collection always exists; delete its images instead.',
      );
    }
    await this.collections.delete(collection.id);
  }
}

/** The given list replaces the present one; a field that stays keeps its type and its state. */
function mergeFields(present: Field[], given: Field[]): Field[] {
  return given.map((field, index) => {
    const known = present.find(({ name }) => name === field.name);
    if (known && known.type !== field.type) {
      throw new Problem(
        'field_type_fixed',
        `The field "${field.name}" has the type ${known.type}, which never changes.`,
        {
          errors: [{ pointer: `/fields/${index}/type`, detail: `must stay ${known.type}` }],
        },
      );
    }
    return known ?? field;
  });
}
