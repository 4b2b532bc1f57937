import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Comparisons } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { z } from 'zod';
import { Audited } from '../audit/audited.js';
import {
  comparisonViewSchema,
  newComparisonSchema,
  viewComparison,
  type ComparisonView,
} from './comparison-schemas.js';

/** Full comparisons of catalog, vectors and blobs; the worker makes them. */
@ApiTags('Operation')
@Controller('v1/comparisons')
export class ComparisonsController {
  constructor(private readonly comparisons: Comparisons) {}

  @Post()
  @Audited('comparison.request')
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: comparisonViewSchema, description: 'It begins soon.' })
  async request(
    @Body({ schema: newComparisonSchema }) body: z.infer<typeof newComparisonSchema>,
  ): Promise<ComparisonView> {
    return viewComparison(await this.comparisons.request(body));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: comparisonViewSchema, description: 'What it has found.' })
  async get(@Param('id') id: string): Promise<ComparisonView> {
    const found = z.uuid().safeParse(id).success ? await this.comparisons.find(id) : null;
    if (!found) throw new Problem('comparison_not_found', 'There is no such comparison.');
    return viewComparison(found);
  }
}
