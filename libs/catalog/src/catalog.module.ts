import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DatabaseModule } from '@cliptext/database';
import { Collections } from './collections.js';
import { Images } from './images.js';
import { Milestones } from './milestones.js';

@Global()
@Module({
  imports: [DatabaseModule],
  providers: [Collections, Images, Milestones],
  exports: [Collections, Images, Milestones],
})
export class CatalogModule implements OnModuleInit {
  constructor(private readonly collections: Collections) {}

  async onModuleInit(): Promise<void> {
    await this.collections.ensureDefault();
  }
}
