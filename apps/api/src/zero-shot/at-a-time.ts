/**
 * Does `work` for every item, at most `count` of them at a time; the results in the items' order. Once one has
 * failed, no other is begun.
 */
export async function atATime<Item, Result>(
  count: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      results[index] = await work(item, index);
    }
  };
  const stopAll = (error: unknown) => {
    failed = true;
    throw error;
  };
  await Promise.all(Array.from({ length: count }, () => worker().catch(stopAll)));
  return results;
}
