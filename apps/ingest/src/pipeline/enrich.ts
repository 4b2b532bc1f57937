import { Injectable } from '@nestjs/common';
import { Collections, payloadOf, type ImagePayload, type ImageRecord } from '@cliptext/catalog';

/** Makes the payload that filters see. */
@Injectable()
export class Enrich {
  constructor(private readonly collections: Collections) {}

  async run(record: ImageRecord, size: { width: number; height: number }): Promise<ImagePayload> {
    const collection = await this.collections.findById(record.collectionId);
    return payloadOf({ ...record, ...size }, collection?.fields ?? []);
  }
}
