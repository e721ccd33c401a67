/** Edges that one reaction changes: each takes some ms, and a reaction must end in bounded time. */
export const SLICE = 200;

/** Edges that are changed concurrently: most of the time of each is spent waiting for the disk. */
const CONCURRENCY = 16;

/** Calls `change` for every id of a slice. */
export async function changeAll(
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<void> {
  const left = ids.values();
  const worker = async (): Promise<void> => {
    // The workers share one iterator, so each takes the next id.
    for (const id of left) await change(id);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
