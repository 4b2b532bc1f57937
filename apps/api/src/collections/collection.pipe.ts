import { Injectable, type PipeTransform } from '@nestjs/common';
import { Collections, type Collection } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { nameSchema } from '../names.js';

/** Resolves the collection that a route's path names. */
@Injectable()
export class CollectionPipe implements PipeTransform<string, Promise<Collection>> {
  constructor(private readonly collections: Collections) {}

  async transform(name: string): Promise<Collection> {
    const collection = nameSchema.safeParse(name).success ? await this.collections.find(name) : null;
    if (!collection)
      throw new Problem('collection_not_found', `There is no collection named ${JSON.stringify(name)}.`);
    return collection;
  }
}
