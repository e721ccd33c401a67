import type { Snowflake } from '#platform/snowflake.js';
import type { CreateEvent } from '#schema/events.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { STRANGER } from '#social/visibility.js';
import { mayHearOf } from '../../rules/actor-rule.js';
import { NEWEST, newestOf, takeIn, type GroupChange, type JudgedAction } from '../../rules/group-change.js';
import { groupKeyOf, type Subject } from '../../rules/group-key.js';
import { isWanted } from '../../rules/kind-settings.js';
import { toldTweetOf } from '../../rules/mute-rule.js';
import { areMuted, type MuteDeps } from '../../queries/muted-tweets.js';
import type { NotificationsSettings } from '../../rules/settings.js';
import type { ActionDocument, Batch, GroupActor, GroupDocument } from '../../store/documents.js';
import type { GroupState } from '../../store/groups.js';
import type { Stores } from '../../store/index.js';
import { changeEvent } from './change-event.js';

export interface SettleDeps extends MuteDeps, Pick<Stores, 'actions' | 'groups' | 'readers'> {
  relationships: Pick<Relationships, 'ofViewer'>;
  authorIndex: Pick<AuthorIndex, 'isDeleted' | 'contents'>;
  ids: Snowflake;
  createEvent: CreateEvent;
  /** Removes everything about objects that are gone. */
  withdraw: (subjects: readonly Subject[]) => Promise<void>;
  settings: Pick<NotificationsSettings, 'settleBatch'>;
}

const EMPTY: Pick<GroupDocument, 'count' | 'newest'> = { count: 0, newest: [] };

/** Steps that find another process at work on the same group, before the group is left to the sweep. */
export const MAX_CONFLICTS = 20;

/** What one step has found: nothing more to do, another process at work, or more than the step could take. */
type Step = 'done' | 'conflict' | 'more';

/**
 * Takes every change of a group's actions into the group, in batches. A group and its actions are many documents, and there are no
 * transactions. So the write of the group leaves the batch in `pending`, the actions are brought in line with it, and only then is
 * the batch dropped: after a crash the next step finishes what is pending before it reads the actions. Two processes exclude each
 * other by the revision of the group, which is read before the actions are. What changes meanwhile is left to the next call, which
 * the change has queued: a group that goes on changing must not be told of without a pause. `onChange` gets the documents that carry
 * an event.
 */
export async function settleGroup(
  deps: SettleDeps,
  id: string,
  onChange: (group: string, state: GroupState) => void,
): Promise<void> {
  for (let conflicts = 0; conflicts < MAX_CONFLICTS;) {
    const step = await settleBatch(deps, id, onChange);
    if (step === 'done') return;
    if (step === 'conflict') conflicts += 1;
  }
}

async function settleBatch(
  deps: SettleDeps,
  id: string,
  onChange: (group: string, state: GroupState) => void,
): Promise<Step> {
  const { actions, groups, settings } = deps;
  const before = await groups.find(id);
  if (before?.pending) {
    await finish(deps, id, before.pending, onChange);
    return 'more';
  }
  // One more than the batch takes, to know whether others are left.
  const read = await actions.stale(id, settings.settleBatch + 1);
  const found = read.slice(0, settings.settleBatch);
  if (found.length === 0) return 'done';
  // An action that another day's group counts leaves that one first.
  const elsewhere = new Set(found.flatMap(({ counted }) => counted ?? []).filter((group) => group !== id));
  for (const other of elsewhere) await settleGroup(deps, other, onChange);
  const own = found.filter(({ counted }) => counted === null || counted === id);
  if (own.length === 0) return 'conflict';
  const hasMore = read.length > found.length || own.length < found.length;
  const next = hasMore ? 'more' : 'done';

  const actor = own[0]?.actor;
  const [judged, [isMuted = false]] = await Promise.all([
    judge(deps, id, own),
    areMuted(deps, [toldTweetOf(id, actor)]),
  ]);
  const change = takeIn(id, before ?? EMPTY, judged);
  const state = await nextState(deps, id, before, { ...change, hasMore, isMuted });
  if (state === null) {
    await actions.settled(change.entries);
    return next;
  }
  if (!(await groups.change(id, before, state))) return 'conflict';
  onChange(id, state);
  await finish(deps, id, state.batch, onChange);
  // The tweet was deleted meanwhile. The deletion may have been handled before the group was in a list.
  const isNew = state.shown && before?.shown !== true;
  if (isNew && (await isObjectGone(deps, id, actor))) await deps.withdraw([groupKeyOf(id)]);
  return next;
}

/** Whether the group is about a tweet that is deleted. Of a tweet by an actor there is one actor. */
export async function isObjectGone(
  { authorIndex }: Pick<SettleDeps, 'authorIndex'>,
  id: string,
  actor: string | undefined,
): Promise<boolean> {
  const told = toldTweetOf(id, actor);
  return told !== null && authorIndex.isDeleted(told);
}

function actorsOf(found: readonly ActionDocument[]): string[] {
  return [...new Set(found.map(({ actor }) => actor))];
}

export async function finish(
  deps: SettleDeps,
  id: string,
  batch: Batch,
  onChange: (group: string, state: GroupState) => void,
): Promise<void> {
  const isInLine = await deps.actions.finish(id, batch);
  if (!isInLine) await recount(deps, id, onChange);
  await deps.groups.finished(id, batch.id);
}

/**
 * Counts a group by its actions. An action that was repeated on another day may be taken in by the groups of both days: each has
 * read it before the other wrote. The action then says which group counts it.
 */
async function recount(
  deps: SettleDeps,
  id: string,
  onChange: (group: string, state: GroupState) => void,
): Promise<void> {
  const { actions, groups, ids } = deps;
  const before = await groups.find(id);
  if (before === null) return;
  const [count, newest] = await Promise.all([actions.countOf(id), actions.actors(id, { limit: NEWEST })]);
  const [isMuted] = await areMuted(deps, [toldTweetOf(id, newest[0]?.id)]);
  const [wasShown, shown] = [before.shown, count > 0 && !isMuted];
  const latest = newest[0]?.at ?? before.latest;
  const event = changeEvent(deps, id, { wasShown, shown, isOld: true });
  const state = {
    count,
    newest,
    latest,
    shown,
    untold: false,
    event,
    batch: { id: ids.next(), entries: [] },
  };
  // Another process has gone on with the group, and has found the same batch.
  if (!(await groups.change(id, before, state))) return;
  onChange(id, state);
  await groups.finished(id, state.batch.id);
}

/** The rules at the time of the write. One read for the whole batch. */
async function judge(
  { relationships, authorIndex, readers }: SettleDeps,
  id: string,
  found: readonly ActionDocument[],
): Promise<JudgedAction[]> {
  const { recipient, kind } = groupKeyOf(id);
  const actors = actorsOf(found);
  const [read, { settings }, isGone] = await Promise.all([
    relationships.ofViewer(recipient, actors),
    readers.find(recipient),
    isObjectGone({ authorIndex }, id, actors[0]),
  ]);
  const known = new Map(actors.map((actor, index) => [actor, read[index] ?? STRANGER]));
  return found.map((action) => {
    const relationship = known.get(action.actor) ?? STRANGER;
    return {
      action,
      isVisible: !isGone && mayHearOf(kind, relationship),
      // A change of the settings counts for what happens from then on.
      isWanted: action.isWanted ?? isWanted(settings, kind, relationship),
    };
  });
}

/** Null when the group stays as it is. */
async function nextState(
  { actions, ids, createEvent }: SettleDeps,
  id: string,
  before: GroupDocument | null,
  change: GroupChange & { hasMore: boolean; isMuted: boolean },
): Promise<GroupState | null> {
  const { count, changesCounts, hasNew, lacks, added, removed, entries, hasMore, isMuted } = change;
  const newest = lacks ? await readNewest(actions, id, added, removed) : change.newest;
  const [wasShown, shown] = [before?.shown ?? false, count > 0 && !isMuted];
  const hasSameActors = !changesCounts && JSON.stringify(newest) === JSON.stringify(before?.newest ?? []);
  if (hasSameActors && shown === wasShown && !before?.untold) return null;
  // The last batch tells of all.
  const untold = hasMore && shown && wasShown;
  const event = untold ? null : changeEvent({ createEvent }, id, { wasShown, shown, isOld: !hasNew });
  const latest = newest[0]?.at ?? before?.latest ?? '';
  return { count, newest, latest, shown, untold, event, batch: { id: ids.next(), entries } };
}

/** The newest actors when one of those in the group document is gone. */
async function readNewest(
  actions: SettleDeps['actions'],
  id: string,
  added: readonly GroupActor[],
  removed: ReadonlySet<string>,
): Promise<GroupActor[]> {
  const others = await actions.actors(id, { limit: NEWEST + removed.size });
  return newestOf(others, added, removed);
}
