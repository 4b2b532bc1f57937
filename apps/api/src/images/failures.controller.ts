import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Activity, type Collection } from '@cliptext/catalog';
import { AllowScopes } from '@cliptext/http';
import type { z } from 'zod';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { failureListSchema } from './image-schemas.js';

@ApiTags('Images')
@Controller('v1/collections/:collection/failures')
export class FailuresController {
  constructor(private readonly activity: Activity) {}

  @Get()
  @AllowScopes('search', 'write')
  @ApiOkResponse({
    standardSchema: failureListSchema,
    description: 'Why images failed and how many, the most frequent reason first.',
  })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
  ): Promise<z.infer<typeof failureListSchema>> {
    return { items: await this.activity.countFailures(collection.id) };
  }
}
