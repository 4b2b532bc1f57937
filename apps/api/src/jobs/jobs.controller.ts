import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobRecords } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { AllowLimitedKeys, AllowScopes, Problem, type AuthorisedRequest } from '@cliptext/http';
import { z } from 'zod';
import { pageQuerySchema, readPage, type Page } from '../pages.js';
import { jobListSchema, jobViewSchema, viewJob, type JobView } from './job-schemas.js';

/** Work in the background. A key that is limited to collections sees the jobs of those. */
@ApiTags('Jobs')
@AllowScopes('search', 'write', 'moderate')
@AllowLimitedKeys()
@Controller('v1/jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobRecords,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: jobListSchema, description: 'Jobs, the newest first.' })
  async list(
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
    @Req() { apiKey }: AuthorisedRequest,
  ): Promise<Page<JobView>> {
    return readPage(query, this.settings.maxHits, {
      position: z.uuid(),
      read: (limit, beforeId) =>
        this.jobs.list({ collectionNames: apiKey?.collections ?? null, beforeId, limit }),
      view: viewJob,
      positionOf: ({ id }) => id,
    });
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: jobViewSchema, description: 'The job.' })
  async get(@Param('id') id: string, @Req() { apiKey }: AuthorisedRequest): Promise<JobView> {
    const job = z.uuid().safeParse(id).success ? await this.jobs.find(id) : null;
    const isVisible = job && (apiKey?.collections ?? [job.collection]).includes(job.collection);
    if (!isVisible) throw new Problem('job_not_found', 'There is no such job.');
    return viewJob(job);
  }
}
