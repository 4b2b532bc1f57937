import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DatabaseModule } from '@cliptext/database';
import { Activity } from './activity.js';
import { AuditLog } from './audit-log.js';
import { Collections } from './collections.js';
import { Comparisons } from './comparisons.js';
import { Decisions } from './decisions.js';
import { Evaluations } from './evaluations.js';
import { Images } from './images.js';
import { JobRecords } from './job-records.js';
import { Keys } from './keys.js';
import { LabelSets } from './label-sets.js';
import { Milestones } from './milestones.js';
import { Policies } from './policies.js';

const records = [
  Collections,
  Images,
  Activity,
  LabelSets,
  Policies,
  Decisions,
  Evaluations,
  JobRecords,
  Keys,
  AuditLog,
  Milestones,
  Comparisons,
];

@Global()
@Module({
  imports: [DatabaseModule],
  providers: records,
  exports: records,
})
export class CatalogModule implements OnModuleInit {
  constructor(private readonly collections: Collections) {}

  async onModuleInit(): Promise<void> {
    await this.collections.ensureDefault();
  }
}
