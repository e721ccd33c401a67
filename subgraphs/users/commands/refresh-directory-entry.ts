import { readProfiles, type Stores } from '../store/index.js';

/** Attempts when the user is changed concurrently. */
const MAX_ROUNDS = 3;

/**
 * Brings a user's entry of the directory in line with the stored user; true when the entry was changed. Reads the user, not
 * the event that caused the call: so events may come in any order and more than once.
 */
export async function refreshDirectoryEntry(stores: Stores, id: string): Promise<boolean> {
  let changed = false;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [user] = await readProfiles(stores, [id]);
    const listed = user && user.deletedAt === null && user.suspendedAt === null;
    // Two concurrent refreshes may write in the wrong order: the one that finds nothing to change was the last.
    if (!(await (listed ? stores.directory.put(user) : stores.directory.remove(id)))) break;
    changed = true;
  }
  return changed;
}
