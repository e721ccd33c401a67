import type { ActionDocument, BatchEntry, GroupActor, GroupDocument } from '../store/documents.js';

/** The newest actors that a group document keeps: the first page of actors costs no read. */
export const NEWEST = 10;

/** An action that a group has to take in, and what its recipient may and wants to hear. */
export interface JudgedAction {
  action: ActionDocument;
  isVisible: boolean;
  isWanted: boolean;
}

/** What a batch of actions changes in a group. */
export interface GroupChange {
  count: number;
  /** Whether an action counts that did not before, or the other way round. */
  changesCounts: boolean;
  /** Whether an action counts that was not judged before. */
  hasNew: boolean;
  /** The newest actors, unless `lacks`. */
  newest: GroupActor[];
  /** Whether actors of the group are missing in `newest`: one who was there is gone. */
  lacks: boolean;
  added: GroupActor[];
  /** The ids of the actors who are gone. */
  removed: ReadonlySet<string>;
  entries: BatchEntry[];
}

/** Takes actions into a group. The group counts an action at most once, however often it is taken in. */
export function takeIn(
  group: string,
  before: Pick<GroupDocument, 'count' | 'newest'>,
  judged: readonly JudgedAction[],
): GroupChange {
  const added: GroupActor[] = [];
  const removed = new Set<string>();
  let { count } = before;
  let changesCounts = false;
  let hasNew = false;
  const entries = judged.map(({ action, isVisible, isWanted }): BatchEntry => {
    const isHere = action.group === group;
    const counts = isHere && action.active && isVisible && isWanted;
    const wasCounted = action.counted === group;
    if (counts) added.push({ id: action.actor, at: action.at });
    else removed.add(action.actor);
    if (counts && action.isWanted === undefined) hasNew = true;
    if (counts !== wasCounted) {
      changesCounts = true;
      count += counts ? 1 : -1;
    }
    // An action that leaves for the group of another day stays stale until that group has it.
    const stale = isHere || !action.active ? (action.stale ?? '') : '';
    return { action: action._id, after: action.batch, stale, counted: counts, isWanted };
  });
  const hasMore = before.count > before.newest.length;
  const lacks = hasMore && before.newest.some(({ id }) => removed.has(id));
  return {
    count,
    changesCounts,
    hasNew,
    newest: newestOf(before.newest, added, removed),
    lacks,
    added,
    removed,
    entries,
  };
}

/** Merges actors, newest first. */
export function newestOf(
  actors: readonly GroupActor[],
  added: readonly GroupActor[],
  removed: ReadonlySet<string>,
): GroupActor[] {
  const changed = new Set([...removed, ...added.map(({ id }) => id)]);
  return [...actors.filter(({ id }) => !changed.has(id)), ...added]
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, NEWEST);
}
