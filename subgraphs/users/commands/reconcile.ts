import type { Counted, RightCounts, Stores } from '../store/index.js';
import { refreshDirectoryEntry } from './refresh-directory-entry.js';

/** Users per read. */
const SLICE = 500;

/**
 * Recounts all follows, corrects wrong counts and brings the directory in line; reports each change as a line for the
 * operator.
 *
 * Edges and counts change while this runs, an edge a moment before its counts. So a count is corrected only when a second
 * recount after `pause` finds the same difference and nothing was counted in between. `pause` must be longer than a follow
 * takes to be counted: after a crash that is some seconds.
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
      if (await refreshDirectoryEntry(stores, seen._id))
        report(`${seen.username}: directory entry refreshed`);
    }
    if (users.length < SLICE) break;
  }
  if (suspects.length > 0) await pause();
  for (const { seen, right } of suspects) {
    const again = await stores.counts.recount(seen._id);
    if (!same(again, right) || !(await stores.counts.correct(seen, right))) continue;
    await refreshDirectoryEntry(stores, seen._id);
    for (const count of ['followersCount', 'followingCount'] as const) {
      if (seen[count] !== right[count])
        report(`${seen.username}: ${count} ${seen[count]} -> ${right[count]}`);
    }
  }
}

function same(one: RightCounts, other: RightCounts): boolean {
  return one.followersCount === other.followersCount && one.followingCount === other.followingCount;
}
