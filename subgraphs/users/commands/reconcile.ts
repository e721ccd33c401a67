import type { Counted, RightCounts, Stores } from '../store/index.js';
import { refreshEntry } from './refresh-entry.js';

/** How many users are read at a time. */
const SLICE = 500;

/**
 * Counts every follow anew, puts wrong counts right and brings the directory in line; reports each change as a line for
 * the operator.
 *
 * Edges and counts change under its hands, an edge always a moment before its counts. So a difference counts only when it
 * is the same at a second look, after `pause`, and nothing was counted in between. `pause` must be longer than a follow
 * can be on its way to the counts: a crash is healed within seconds.
 */
export async function reconcile(
  stores: Stores,
  pause: () => Promise<void>,
  report: (line: string) => void,
): Promise<void> {
  const suspects: { seen: Counted; right: RightCounts }[] = [];
  let users: Counted[];
  for (let last = ''; ; last = users.at(-1)?._id ?? last) {
    users = await stores.counts.after(last, SLICE);
    for (const seen of users) {
      const right = await stores.counts.recount(seen._id);
      if (!same(seen, right)) suspects.push({ seen, right });
      if (await refreshEntry(stores, seen._id)) report(`${seen.username}: entry of the directory renewed`);
    }
    if (users.length < SLICE) break;
  }
  if (suspects.length > 0) await pause();
  for (const { seen, right } of suspects) {
    const again = await stores.counts.recount(seen._id);
    if (!same(again, right) || !(await stores.counts.correct(seen, right))) continue;
    await refreshEntry(stores, seen._id);
    for (const count of ['followersCount', 'followingCount'] as const) {
      if (seen[count] !== right[count])
        report(`${seen.username}: ${count} ${seen[count]} -> ${right[count]}`);
    }
  }
}

function same(one: RightCounts, other: RightCounts): boolean {
  return one.followersCount === other.followersCount && one.followingCount === other.followingCount;
}
