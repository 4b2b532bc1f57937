import { Body, Controller, HttpCode, Post, Req, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowLimitedKeys, AllowScopes, viewerOf, type AuthorisedRequest } from '@cliptext/http';
import { FormInterceptor } from '../zero-shot/form.interceptor.js';
import { NamedCollection } from '../zero-shot/named-collection.js';
import {
  moderateAnswerSchema,
  moderateRequestSchema,
  type ModerateAnswer,
  type ModerateRequest,
} from './moderate-schemas.js';
import { ModerateService } from './moderate.service.js';

@ApiTags('Moderation')
@AllowScopes('write', 'moderate')
@AllowLimitedKeys()
@Controller('v1/moderate')
export class ModerateController {
  constructor(
    private readonly collections: NamedCollection,
    private readonly moderation: ModerateService,
  ) {}

  @Post()
  @HttpCode(200)
  @RouteConfig({ takesImages: true, takesForm: true })
  @UseInterceptors(new FormInterceptor('image', 1))
  @ApiOperation({
    summary: 'What policies say of a picture or a text',
    description:
      'As a form (multipart/form-data), the picture comes in a part named `file`, and the rest as JSON in the part `request`.',
  })
  @ApiOkResponse({ standardSchema: moderateAnswerSchema, description: 'What each policy says.' })
  async moderate(
    @Body({ schema: moderateRequestSchema }) body: ModerateRequest,
    @Req() request: AuthorisedRequest,
  ): Promise<ModerateAnswer> {
    const collection = await this.collections.find(body.collection, request);
    return this.moderation.moderate(collection, body, viewerOf(request));
  }
}
