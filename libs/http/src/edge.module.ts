import { Module, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/**
 * Ends the HTTP edge, with the requests at hand answered, while everything is there that they are answered with. Nest
 * itself would do so after the hooks in which the stores, encoders and queues are closed.
 */
@Module({})
export class EdgeModule implements OnModuleDestroy {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleDestroy(): Promise<void> {
    await this.host.httpAdapter.close();
  }
}
