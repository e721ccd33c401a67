import type { ExactCounts, StoredCounts, Stores } from '../store/index.js';
import { refreshDirectoryEntry } from './refresh-directory-entry.js';

/** Accounts per read. */
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
  const suspects: { seen: StoredCounts; exact: ExactCounts }[] = [];
  let accounts: StoredCounts[];
  for (let last = ''; ; last = accounts.at(-1)?._id ?? last) {
    accounts = await stores.counts.after(last, SLICE);
    for (const seen of accounts) {
      const exact = await stores.counts.recount(seen._id);
      if (!same(seen, exact)) suspects.push({ seen, exact });
      if (await refreshDirectoryEntry(stores, seen._id))
        report(`${seen.usernameKey}: directory entry refreshed`);
    }
    if (accounts.length < SLICE) break;
  }
  if (suspects.length > 0) await pause();
  for (const { seen, exact } of suspects) {
    const again = await stores.counts.recount(seen._id);
    if (!same(again, exact) || !(await stores.counts.correct(seen, exact))) continue;
    await refreshDirectoryEntry(stores, seen._id);
    for (const count of ['followersCount', 'followingCount'] as const) {
      if (seen[count] !== exact[count])
        report(`${seen.usernameKey}: ${count} ${seen[count]} -> ${exact[count]}`);
    }
  }
}

function same(one: ExactCounts, other: ExactCounts): boolean {
  return one.followersCount === other.followersCount && one.followingCount === other.followingCount;
}
