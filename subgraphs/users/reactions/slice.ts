/** How many edges one reaction changes: each takes some ms, and a reaction must settle in bounded time. */
export const SLICE = 200;

/** How many edges are changed side by side: most of the time of each is spent waiting for the disk. */
const AT_ONCE = 16;

/** Does `change` for every id of a slice. */
export async function changeAll(
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<void> {
  const left = ids.values();
  const worker = async (): Promise<void> => {
    // One iterator for all workers: each takes the next id that nobody has taken.
    for (const id of left) await change(id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
