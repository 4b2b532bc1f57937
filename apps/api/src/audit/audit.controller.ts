import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { z } from 'zod';
import { auditListSchema, viewAuditEntry, type AuditView } from './audit-schemas.js';
import { pageQuerySchema, readPage, type Page } from '../pages.js';

@ApiTags('Keys')
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: auditListSchema, description: 'Admin actions, the newest first.' })
  async list(
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<AuditView>> {
    return readPage(query, this.settings.maxHits, {
      position: z.uuid(),
      read: (limit, beforeId) => this.log.list(limit, beforeId),
      view: viewAuditEntry,
      positionOf: ({ id }) => id,
    });
  }
}
