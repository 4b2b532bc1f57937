import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { z } from 'zod';
import { auditListSchema } from '../keys/key-schemas.js';
import { checkLimit, decodeCursor, encodeCursor, pageQuerySchema } from '../pages.js';

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
  ): Promise<z.infer<typeof auditListSchema>> {
    checkLimit(limit, this.settings.maxHits);
    const page = await this.log.list(
      limit + 1,
      cursor === undefined ? undefined : decodeCursor(cursor, z.uuid()),
    );
    const items = page.slice(0, limit).map((entry) => ({ ...entry, at: entry.at.toISOString() }));
    const last = items.at(-1);
    return { items, ...(page.length > limit && last && { nextCursor: encodeCursor(last.id) }) };
  }
}
