/** Calls `work` for every item, for at most `limit` of them at a time. Rejects with the first failure; the others go on. */
export async function forEachConcurrently<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  const left = items.entries();
  const worker = async (): Promise<void> => {
    // The workers share one iterator, so each takes the next item.
    for (const [index, item] of left) await work(item, index);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
