/** Half of what Qdrant takes in one request: estimates may be off. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Splits items into batches whose bodies stay below Qdrant's limit of 32 MB. */
export function bodyBatches<Item>(items: Item[], bytesOf: (item: Item) => number): Item[][] {
  const batches: Item[][] = [];
  let free = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    if (bytes > free) {
      batches.push([]);
      free = MAX_BYTES;
    }
    batches.at(-1)!.push(item);
    free -= bytes;
  }
  return batches;
}
