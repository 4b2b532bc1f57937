import type { LabelledImage, SetName } from '../labelled-images.js';

export type Picture = Pick<LabelledImage, 'vector'>;

/** A query, the pictures it is asked over, and which of them answer it. */
export type LabelledQuery = {
  text: string;
  /** What kind of query it is, to report apart. */
  kind: string;
  pool: readonly Picture[];
  relevant: ReadonlySet<Picture>;
};

/**
 * The sets whose photos a query about a set's labels is asked over: the set itself, and those in which nothing can
 * match what the labels name. Sports photos show clothes and people, and many of the objects; so they are left out
 * where they might answer without a label that says so.
 */
const askedOver: Record<SetName, readonly SetName[]> = {
  fashion: ['fashion', 'grocery', 'flowers', 'dogcat', 'raccoon'],
  caltech: ['caltech', 'grocery', 'trash'],
  sports: ['sports', 'fashion', 'grocery', 'flowers', 'trash', 'dogcat', 'raccoon'],
  clothing: ['clothing', 'grocery', 'flowers', 'trash', 'dogcat', 'raccoon'],
  grocery: ['grocery', 'fashion', 'sports', 'clothing', 'dogcat'],
  flowers: ['flowers', 'grocery', 'sports', 'trash', 'dogcat'],
  trash: ['trash'],
  dogcat: ['dogcat', 'fashion', 'grocery', 'trash', 'flowers'],
  raccoon: ['raccoon', 'fashion', 'grocery', 'trash', 'flowers'],
};

export function poolFor(set: SetName, images: readonly LabelledImage[]): LabelledImage[] {
  return images.filter((image) => askedOver[set].includes(image.set));
}
