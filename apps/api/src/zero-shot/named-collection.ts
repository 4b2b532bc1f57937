import { Injectable } from '@nestjs/common';
import { Collections, type Collection } from '@cliptext/catalog';
import { requireCollection, type AuthorisedRequest } from '@cliptext/http';
import { CollectionPipe } from '../collections/collection.pipe.js';

/** Finds the collection that a request's body names. */
@Injectable()
export class NamedCollection {
  private readonly pipe: CollectionPipe;

  constructor(collections: Collections) {
    this.pipe = new CollectionPipe(collections);
  }

  /** @throws Problem `collection_not_found`, also when the request's key may not use it */
  find(name: string, { apiKey }: AuthorisedRequest): Promise<Collection> {
    requireCollection(apiKey, name);
    return this.pipe.transform(name);
  }
}
