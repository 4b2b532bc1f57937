import { Body, Controller, HttpCode, Post, Req, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowLimitedKeys, AllowScopes, viewerOf, type AuthorisedRequest } from '@cliptext/http';
import { captionsAnswerSchema, captionsRequestSchema } from './captions-schemas.js';
import type { CaptionsAnswer, CaptionsRequest } from './captions-schemas.js';
import { CaptionsService } from './captions.service.js';
import { classifyAnswerSchema, classifyRequestSchema, MOST_CLASSIFIED } from './classify-schemas.js';
import type { ClassifyAnswer, ClassifyRequest } from './classify-schemas.js';
import { ClassifyService } from './classify.service.js';
import { FormInterceptor } from './form.interceptor.js';
import { NamedCollection } from './named-collection.js';
import { MOST_COMPARED, similarityAnswerSchema, similarityRequestSchema } from './similarity-schemas.js';
import type { SimilarityAnswer, SimilarityRequest } from './similarity-schemas.js';
import { SimilarityService } from './similarity.service.js';

const asForm = (pictures: string) =>
  `As a form (multipart/form-data), ${pictures} come in parts named \`file\`, and the rest as JSON in the part \`request\`.`;

@ApiTags('Zero-shot')
@AllowScopes('search')
@AllowLimitedKeys()
@Controller('v1')
export class ZeroShotController {
  constructor(
    private readonly collections: NamedCollection,
    private readonly classifier: ClassifyService,
    private readonly captions: CaptionsService,
    private readonly similarities: SimilarityService,
  ) {}

  @Post('classify')
  @HttpCode(200)
  @RouteConfig({ takesImages: true, takesForm: true })
  @UseInterceptors(new FormInterceptor('images', MOST_CLASSIFIED))
  @ApiOperation({ summary: 'Which labels fit pictures', description: asForm('pictures') })
  @ApiOkResponse({ standardSchema: classifyAnswerSchema, description: 'Probabilities of the labels.' })
  async classify(
    @Body({ schema: classifyRequestSchema }) body: ClassifyRequest,
    @Req() request: AuthorisedRequest,
  ): Promise<ClassifyAnswer> {
    return this.classifier.classify(
      await this.collections.find(body.collection, request),
      body,
      viewerOf(request),
    );
  }

  @Post('captions/rank')
  @HttpCode(200)
  @RouteConfig({ takesImages: true, takesForm: true })
  @UseInterceptors(new FormInterceptor('image', 1))
  @ApiOperation({ summary: 'Which captions fit a picture', description: asForm('the picture') })
  @ApiOkResponse({ standardSchema: captionsAnswerSchema, description: 'The captions, the best first.' })
  async rankCaptions(
    @Body({ schema: captionsRequestSchema }) body: CaptionsRequest,
    @Req() request: AuthorisedRequest,
  ): Promise<CaptionsAnswer> {
    return this.captions.rank(await this.collections.find(body.collection, request), body, viewerOf(request));
  }

  @Post('similarity')
  @HttpCode(200)
  @RouteConfig({ takesImages: true, takesForm: true })
  @UseInterceptors(new FormInterceptor('images', MOST_COMPARED))
  @ApiOperation({ summary: 'How well pictures match texts', description: asForm('pictures') })
  @ApiOkResponse({ standardSchema: similarityAnswerSchema, description: 'Each picture with each text.' })
  async compare(
    @Body({ schema: similarityRequestSchema }) body: SimilarityRequest,
    @Req() request: AuthorisedRequest,
  ): Promise<SimilarityAnswer> {
    return this.similarities.compare(
      await this.collections.find(body.collection, request),
      body,
      viewerOf(request),
    );
  }
}
