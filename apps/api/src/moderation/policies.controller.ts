import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Policies, type Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowScopes, Problem } from '@cliptext/http';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Audited } from '../audit/audited.js';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { startedJobSchema, type StartedJob } from '../jobs/job-schemas.js';
import { checkName, nameSchema } from '../names.js';
import { pageQuerySchema, readPage, type Page } from '../pages.js';
import { KeptTextCheck } from '../zero-shot/kept-text-check.js';
import { DryRunService } from './dry-run.service.js';
import { policyNotFound } from './policy-not-found.js';
import {
  changedPolicySchema,
  dryRunAnswerSchema,
  dryRunBodySchema,
  policyBodySchema,
  policyListSchema,
  policyViewSchema,
  textsOf,
  viewPolicy,
  type ChangedPolicy,
  type DryRunAnswer,
  type DryRunBody,
  type PolicyBody,
  type PolicyView,
} from './policy-schemas.js';

@ApiTags('Moderation')
@Controller('v1/collections/:collection/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly dryRuns: DryRunService,
    private readonly textCheck: KeptTextCheck,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @AllowScopes('moderate')
  @ApiOkResponse({ standardSchema: policyListSchema, description: 'Policies by name.' })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<PolicyView>> {
    return readPage(query, this.settings.maxHits, {
      position: nameSchema,
      read: (limit, afterName) => this.policies.list(collection.id, limit, afterName),
      view: viewPolicy,
      positionOf: ({ name }) => name,
    });
  }

  @Post('dry-run')
  @HttpCode(200)
  @AllowScopes('moderate')
  @ApiOperation({
    summary: 'What a draft policy would do',
    description:
      'Judges the stored images and keeps nothing. What persons decided is not taken into account.',
  })
  @ApiOkResponse({ standardSchema: dryRunAnswerSchema, description: 'Counts, and the closest cases.' })
  async dryRun(
    @Param('collection', CollectionPipe) collection: Collection,
    @Body({ schema: dryRunBodySchema }) body: DryRunBody,
  ): Promise<DryRunAnswer> {
    await this.textCheck.check(textsOf(body), null, collection);
    return this.dryRuns.run(collection, body);
  }

  @Get(':name')
  @AllowScopes('moderate')
  @ApiOkResponse({ standardSchema: policyViewSchema, description: 'The policy.' })
  async get(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
  ): Promise<PolicyView> {
    const policy = await this.policies.find(collection.id, name);
    if (!policy) throw policyNotFound(name);
    return viewPolicy(policy);
  }

  @Put(':name')
  @Audited('policy.put')
  @ApiOperation({ summary: 'Make a policy, or replace the whole of one' })
  @ApiOkResponse({ standardSchema: changedPolicySchema, description: 'No image has to be judged again.' })
  @ApiAcceptedResponse({ standardSchema: changedPolicySchema, description: 'Images are being judged.' })
  async put(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
    @Body({ schema: policyBodySchema }) body: PolicyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedPolicy> {
    checkName(name);
    await this.textCheck.check(textsOf(body), null, collection);
    const change = await this.policies.put(collection.id, name, body);
    if (!change) throw new Problem('collection_not_found', 'The collection was deleted meanwhile.');
    void reply.status(change.jobId ? 202 : 200);
    return { ...viewPolicy(change.policy), jobId: change.jobId };
  }

  @Delete(':name')
  @Audited('policy.delete')
  @ApiOperation({ summary: 'Delete a policy; what it hid is shown again' })
  @ApiAcceptedResponse({
    standardSchema: startedJobSchema,
    description: 'It is gone, and images are being judged.',
  })
  @ApiNoContentResponse({ description: 'It is gone, and there was no image to judge again.' })
  async delete(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedJob | undefined> {
    const change = await this.policies.delete(collection.id, name);
    if (!change) throw policyNotFound(name);
    void reply.status(change.jobId ? 202 : 204);
    return change.jobId ? { jobId: change.jobId } : undefined;
  }
}
