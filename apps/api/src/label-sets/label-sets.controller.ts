import { Body, Controller, Delete, Get, Inject, Param, Put, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { LabelSets, type Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, Problem } from '@cliptext/http';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Audited } from '../audit/audited.js';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { startedJobSchema, type StartedJob } from '../jobs/job-schemas.js';
import { checkName, nameSchema } from '../names.js';
import { pageQuerySchema, readPage, type Page } from '../pages.js';
import { textsOf } from '../zero-shot/label-schemas.js';
import { KeptTextCheck } from '../zero-shot/kept-text-check.js';
import {
  changedLabelSetSchema,
  contentOf,
  labelSetBodySchema,
  labelSetListSchema,
  labelSetViewSchema,
  viewLabelSet,
  type ChangedLabelSet,
  type LabelSetBody,
  type LabelSetView,
} from './label-set-schemas.js';
import { labelSetNotFound } from './label-set-not-found.js';

@ApiTags('Label sets')
@Controller('v1/collections/:collection/label-sets')
export class LabelSetsController {
  constructor(
    private readonly labelSets: LabelSets,
    private readonly textCheck: KeptTextCheck,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @AllowScopes('search')
  @ApiOkResponse({ standardSchema: labelSetListSchema, description: 'Label sets by name.' })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<LabelSetView>> {
    return readPage(query, this.settings.maxHits, {
      position: nameSchema,
      read: (limit, afterName) => this.labelSets.list(collection.id, limit, afterName),
      view: viewLabelSet,
      positionOf: ({ name }) => name,
    });
  }

  @Get(':name')
  @AllowScopes('search')
  @ApiOkResponse({ standardSchema: labelSetViewSchema, description: 'The label set.' })
  async get(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
  ): Promise<LabelSetView> {
    const labelSet = await this.labelSets.find(collection.id, name);
    if (!labelSet) throw labelSetNotFound(name);
    return viewLabelSet(labelSet);
  }

  @Put(':name')
  @Audited('label_set.put')
  @ApiOperation({ summary: 'Make a label set, or replace the whole of one' })
  @ApiOkResponse({ standardSchema: changedLabelSetSchema, description: 'No image has to be tagged again.' })
  @ApiAcceptedResponse({ standardSchema: changedLabelSetSchema, description: 'Images are being tagged.' })
  async put(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
    @Body({ schema: labelSetBodySchema }) body: LabelSetBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedLabelSet> {
    checkName(name);
    const content = contentOf(body);
    const { labels, contrast, templates } = content;
    const contrastTexts = contrast.map((text, index) => ({ pointer: `/contrast/${index}`, text }));
    await this.textCheck.check([...textsOf(labels), ...contrastTexts], templates, collection);
    const change = await this.labelSets.put(collection.id, name, content);
    if (!change) throw new Problem('collection_not_found', 'The collection was deleted meanwhile.');
    void reply.status(change.jobId ? 202 : 200);
    return { ...viewLabelSet(change.labelSet), jobId: change.jobId };
  }

  @Delete(':name')
  @Audited('label_set.delete')
  @ApiOperation({ summary: 'Delete a label set, and its tags from the images' })
  @ApiAcceptedResponse({ standardSchema: startedJobSchema, description: 'It is gone, its tags are going.' })
  @ApiNoContentResponse({ description: 'It is gone, and there was no image with its tags.' })
  async delete(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedJob | undefined> {
    const change = await this.labelSets.delete(collection.id, name);
    if (!change) throw labelSetNotFound(name);
    void reply.status(change.jobId ? 202 : 204);
    return change.jobId ? { jobId: change.jobId } : undefined;
  }
}
