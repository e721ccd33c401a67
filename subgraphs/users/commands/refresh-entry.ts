import type { Stores } from '../store/index.js';

/** How often an entry is looked at again when the user changes at the same moment. */
const ROUNDS = 3;

/**
 * Brings a user's entry of the directory in line with what is kept of them; true when it had to be changed. What is kept
 * counts, not the event that told of it: so events may come in any order and more than once.
 */
export async function refreshEntry({ users, directory }: Stores, id: string): Promise<boolean> {
  let changed = false;
  for (let round = 0; round < ROUNDS; round++) {
    const [user] = await users.byIds([id]);
    const listed = user && user.deletedAt === null && user.suspendedAt === null;
    // Two that refresh side by side may write in the wrong order: the one that finds nothing to change was the last.
    if (!(await (listed ? directory.put(user) : directory.remove(id)))) break;
    changed = true;
  }
  return changed;
}
