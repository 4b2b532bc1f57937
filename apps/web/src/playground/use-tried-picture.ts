import { useLocation } from 'wouter';
import { droppedPicture, isDropped, keepPicture } from '../shared/picture-store.js';
import { useQueryString } from '../shared/use-query-string.js';
import { readPlayground, writePlayground } from './playground-address.js';
import type { TriedRequest } from './tried-request.js';
import { useOfferedPictures, type OfferedPictures } from './use-offered-pictures.js';

export type TriedPicture = {
  collection: string;
  /** The id of an image, or the name of a dropped picture; null while the collection has none to begin with. */
  picture: string | null;
  offered: OfferedPictures;
  choose: (picture: string) => void;
  drop: (file: File) => void;
};

/** The picture that all of the playground tries things on: the one of the address, else the newest of the collection. */
export function useTriedPicture(): TriedPicture {
  const [path, navigate] = useLocation();
  const { collection, picture } = readPlayground(useQueryString());
  const offered = useOfferedPictures(collection);
  const choose = (next: string) =>
    navigate(writePlayground(path, { collection, picture: next }), { replace: true });
  return {
    collection,
    picture: picture ?? offered.newest,
    offered,
    choose,
    drop: (file) => choose(keepPicture(file)),
  };
}

/** How a request that is shown names the picture. */
export function shownPicture(picture: string): NonNullable<TriedRequest['picture']> {
  if (!isDropped(picture)) return { id: picture };
  return { fileName: droppedPicture(picture)?.file.name ?? picture };
}
