import { Controller, Get, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Activity } from '@cliptext/catalog';
import { AllowScopes, Public } from '@cliptext/http';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Parts } from './parts.js';
import { StatusService } from './status.service.js';
import { healthSchema, readinessSchema, statusSchema, type Status } from './status-schemas.js';
import { MINUTES, throughputSchema, viewThroughput } from './throughput-schemas.js';

@ApiTags('Operation')
@Controller()
export class StatusController {
  constructor(
    private readonly status: StatusService,
    private readonly parts: Parts,
    private readonly activity: Activity,
  ) {}

  @Get('v1/status')
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({ standardSchema: statusSchema, description: 'What the service is doing.' })
  getStatus(): Promise<Status> {
    return this.status.get();
  }

  @Get('v1/throughput')
  @AllowScopes('search', 'write', 'moderate')
  @ApiOkResponse({
    standardSchema: throughputSchema,
    description: 'Images that were indexed or failed in each minute of the last hour, the latest last.',
  })
  async getThroughput(): Promise<z.infer<typeof throughputSchema>> {
    return viewThroughput(await this.activity.throughput(MINUTES, 60));
  }

  @Get('livez')
  @RouteConfig({ neverShed: true })
  @Public()
  @ApiOkResponse({
    standardSchema: healthSchema,
    description: 'The process answers; depends on nothing else.',
  })
  live(): z.infer<typeof healthSchema> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @RouteConfig({ neverShed: true })
  @Public()
  @ApiOkResponse({ standardSchema: readinessSchema, description: 'Every part that searching needs works.' })
  @ApiServiceUnavailableResponse({ standardSchema: readinessSchema, description: 'A part does not answer.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof readinessSchema>> {
    const parts = await this.parts.check();
    const isReady = Object.values(parts).every(Boolean);
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unavailable', parts };
  }
}
