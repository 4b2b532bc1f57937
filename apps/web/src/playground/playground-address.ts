import { collectionIn, pageLink } from '../shared/use-collection.js';
import { droppedPicture, isDropped } from '../shared/picture-store.js';

/** What the playground is about, as its address says it: `/playground/captions?in=shoes&picture=<id>`. */
export type PlaygroundAddress = {
  collection: string;
  /** The id of an image, or the name of a dropped picture; null until one is chosen. */
  picture: string | null;
};

export function readPlayground(query: string): PlaygroundAddress {
  const picture = new URLSearchParams(query).get('picture');
  // A reload forgets dropped pictures.
  const forgotten = picture !== null && isDropped(picture) && !droppedPicture(picture);
  return { collection: collectionIn(query), picture: forgotten ? null : picture };
}

export function writePlayground(path: string, { collection, picture }: PlaygroundAddress): string {
  const address = pageLink(path, collection);
  if (picture === null) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ picture })}`;
}
