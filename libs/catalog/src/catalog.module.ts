import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DatabaseModule } from '@cliptext/database';
import { AuditLog } from './audit-log.js';
import { Collections } from './collections.js';
import { Images } from './images.js';
import { Keys } from './keys.js';
import { Milestones } from './milestones.js';

@Global()
@Module({
  imports: [DatabaseModule],
  providers: [Collections, Images, Keys, AuditLog, Milestones],
  exports: [Collections, Images, Keys, AuditLog, Milestones],
})
export class CatalogModule implements OnModuleInit {
  constructor(private readonly collections: Collections) {}

  async onModuleInit(): Promise<void> {
    await this.collections.ensureDefault();
  }
}
