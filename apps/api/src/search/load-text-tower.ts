import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Encoder } from '@cliptext/encoder';

/** Loads what the first search needs, without holding up the start. */
@Injectable()
export class LoadTextTower implements OnApplicationBootstrap {
  private readonly logger = new Logger('TextEncoder');

  constructor(private readonly encoder: Encoder) {}

  onApplicationBootstrap(): void {
    this.encoder.loadTextTower().catch((error: unknown) => this.logger.error(String(error)));
  }
}
