/** A request that the playground sends, and shows as the command that sends the same. */
export type TriedRequest = {
  method: 'GET' | 'POST' | 'PUT';
  /** With its query, if it has one. */
  path: string;
  /** The JSON body, without the picture. */
  body?: Readonly<Record<string, unknown>>;
  /** The picture that it is about: an image of the collection, or a file of one's own. */
  picture?: { id: string } | { fileName: string };
};
