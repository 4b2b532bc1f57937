import { Controller, Get, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import { AllowScopes } from '../auth/access.decorators.js';

@ApiTags('Operation')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly registry: Registry) {}

  @Get()
  @RouteConfig({ neverShed: true })
  @AllowScopes('search', 'write', 'moderate')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'What the process counts, in the text format of Prometheus.' })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.registry.contentType);
    return this.registry.metrics();
  }
}
