import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowLimitedKeys, AllowScopes } from '@cliptext/http';
import { embeddingAnswerSchema, embeddingRequestSchema } from './embedding-schemas.js';
import type { EmbeddingAnswer, EmbeddingRequest } from './embedding-schemas.js';
import { EmbeddingsService } from './embeddings.service.js';

@ApiTags('Embeddings')
@AllowScopes('search')
@AllowLimitedKeys()
@Controller('v1/embeddings')
export class EmbeddingsController {
  constructor(private readonly embeddings: EmbeddingsService) {}

  @Post()
  @HttpCode(200)
  @RouteConfig({ takesImages: true })
  @ApiOperation({
    summary: 'Embeddings of texts and pictures',
    description: 'In the shape of OpenAI’s API, so that its clients work.',
  })
  @ApiOkResponse({ standardSchema: embeddingAnswerSchema, description: 'An embedding for each input.' })
  embed(@Body({ schema: embeddingRequestSchema }) request: EmbeddingRequest): Promise<EmbeddingAnswer> {
    return this.embeddings.embed(request);
  }
}
