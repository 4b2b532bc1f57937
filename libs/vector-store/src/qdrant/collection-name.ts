/**
 * The Qdrant collection of a space. It has to be legal as a file name and in a URL: other characters than letters,
 * digits, `.`, `_` and `-` are written as `~` and two hexadecimal digits for each byte of their UTF-8.
 *
 * @param prefix letters, digits, `_` and `-`, so that the first `.` ends it
 */
export function collectionName(prefix: string, space: string): string {
  const escaped = encodeURIComponent(space)
    .replace(/[!~*'()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replaceAll('%', '~');
  return `${prefix}.${escaped}`;
}

/** The space of a Qdrant collection; undefined for a collection that is not of this prefix. */
export function spaceName(prefix: string, collection: string): string | undefined {
  if (!collection.startsWith(`${prefix}.`)) return undefined;
  try {
    return decodeURIComponent(collection.slice(prefix.length + 1).replaceAll('~', '%'));
  } catch {
    return undefined;
  }
}
