import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { z } from 'zod';
import { auditListSchema, viewAuditEntry, type AuditView } from './audit-schemas.js';
import { checkLimit, decodeCursor, pageQuerySchema, toPage, type Page } from '../pages.js';

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
    @Query({ schema: pageQuerySchema }) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<AuditView>> {
    checkLimit(limit, this.settings.maxHits);
    const rows = await this.log.list(
      limit + 1,
      cursor === undefined ? undefined : decodeCursor(cursor, z.uuid()),
    );
    return toPage(rows, limit, viewAuditEntry, ({ id }) => id);
  }
}
