import type { CreateEvent } from '#schema/events.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { STRANGER, type Relationship } from '#social/visibility.js';
import type { Outbox } from '#platform/mongo/index.js';
import { areMuted, type MuteDeps } from '../../queries/muted-tweets.js';
import { mayHearOf } from '../../rules/actor-rule.js';
import { isWanted } from '../../rules/kind-settings.js';
import { toldTweetOf } from '../../rules/mute-rule.js';
import type { Notice } from '../../store/notices.js';
import { idOf as pairIdOf } from '../../store/subscriptions.js';
import type { Stores } from '../../store/index.js';
import { changeEvent } from '../settle/change-event.js';

export interface NoticeDeps extends MuteDeps {
  stores: Pick<Stores, 'notices' | 'readers' | 'subscriptions'>;
  relationships: Pick<Relationships, 'toAuthor' | 'ofViewer'>;
}

export interface JudgeAgainDeps extends NoticeDeps {
  stores: NoticeDeps['stores'] & Pick<Stores, 'groups'>;
  outbox: Pick<Outbox, 'dispatch'>;
  createEvent: CreateEvent;
}

/** Puts new notices into the list by the rules of this moment. One read for all of them. */
export async function judgeNotices(
  deps: NoticeDeps,
  notices: readonly Notice[],
  stale: string,
): Promise<boolean[]> {
  const isShown = await mayHearOfTweets(deps, notices);
  await deps.stores.notices.judge(notices, isShown, stale);
  return isShown;
}

/** Puts marked notices into the list, or out of it, by the rules of this moment, and tells each recipient of a change. */
export async function judgeNoticesAgain(
  deps: JudgeAgainDeps,
  notices: readonly Notice[],
  stale: string,
): Promise<void> {
  const { stores, outbox } = deps;
  const isShown = await mayHearOfTweets(deps, notices);
  const changed = await stores.notices.judgeAgain(notices, isShown, stale, ({ _id }, shown) =>
    changeEvent(deps, _id, { wasShown: !shown, shown, isOld: true })!,
  );
  for (const { id, event } of changed) outbox.dispatch(stores.groups.collection.collectionName, id, event);
}

/** The users among `userIds` who want to be told of new tweets of the author. */
export async function wanting(
  { stores, relationships }: NoticeDeps,
  authorId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const [readers, read] = await Promise.all([
    stores.readers.among(userIds),
    relationships.toAuthor(authorId, userIds),
  ]);
  return userIds.filter((id, index) =>
    isWanted(readers.get(id)!.settings, 'NEW_TWEET', read[index] ?? STRANGER),
  );
}

/** For each notice, whether its recipient may hear of the tweet, and does not mute it. */
async function mayHearOfTweets(deps: NoticeDeps, notices: readonly Notice[]): Promise<boolean[]> {
  const [read, muted] = await Promise.all([
    readRelationships(deps, notices),
    areMuted(
      deps,
      notices.map(({ _id, actor }) => toldTweetOf(_id, actor)),
    ),
  ]);
  const pairs = notices
    .filter((_, index) => read[index]?.muting)
    .map(({ actor: author, recipient: user }) => ({ author, user }));
  const on = pairs.length === 0 ? null : await deps.stores.subscriptions.amongPairs(pairs);
  return notices.map(({ actor, recipient }, index) => {
    const hasNotices = on?.has(pairIdOf(actor, recipient));
    return !muted[index] && mayHearOf('NEW_TWEET', read[index] ?? STRANGER, hasNotices);
  });
}

/** The notices are of one author, or of one recipient. */
async function readRelationships(
  { relationships }: Pick<NoticeDeps, 'relationships'>,
  notices: readonly Notice[],
): Promise<Relationship[]> {
  const [first] = notices;
  if (first === undefined) return [];
  const recipients = notices.map(({ recipient }) => recipient);
  const isOfOneAuthor = notices.every(({ actor }) => actor === first.actor);
  if (isOfOneAuthor) return relationships.toAuthor(first.actor, recipients);
  const authors = notices.map(({ actor }) => actor);
  return relationships.ofViewer(first.recipient, authors);
}
