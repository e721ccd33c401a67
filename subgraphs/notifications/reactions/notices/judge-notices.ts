import type { CreateEvent } from '#schema/events.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { STRANGER } from '#social/visibility.js';
import type { Outbox } from '#platform/mongo/index.js';
import { mayHearOf } from '../../rules/actor-rule.js';
import { groupKeyOf, notificationId } from '../../rules/group-key.js';
import { isWanted } from '../../rules/kind-settings.js';
import type { Notice } from '../../store/notices.js';
import { idOf as pairIdOf } from '../../store/subscriptions.js';
import type { Stores } from '../../store/index.js';

export interface NoticeDeps {
  stores: Pick<Stores, 'notices' | 'readers' | 'subscriptions'>;
  relationships: Pick<Relationships, 'toAuthor'>;
}

export interface JudgeAgainDeps extends NoticeDeps {
  stores: NoticeDeps['stores'] & Pick<Stores, 'groups'>;
  outbox: Pick<Outbox, 'dispatch'>;
  createEvent: CreateEvent;
}

/** Puts new notices into the list by the rules of this moment. One read for all of them. */
export async function judgeNotices(
  deps: NoticeDeps,
  authorId: string,
  notices: readonly Notice[],
  stale: string,
): Promise<boolean[]> {
  const isShown = await mayHearOfTweets(deps, authorId, notices);
  await deps.stores.notices.judge(notices, isShown, stale);
  return isShown;
}

/** Puts marked notices into the list, or out of it, by the rules of this moment, and tells each recipient of a change. */
export async function judgeNoticesAgain(
  deps: JudgeAgainDeps,
  authorId: string,
  notices: readonly Notice[],
  stale: string,
): Promise<void> {
  const { stores, createEvent, outbox } = deps;
  const isShown = await mayHearOfTweets(deps, authorId, notices);
  const changed = await stores.notices.judgeAgain(notices, isShown, stale, ({ _id, recipient }, shown) =>
    createEvent('notification.changed', recipient, {
      userId: recipient,
      notificationId: notificationId(_id),
      kind: groupKeyOf(_id).kind,
      change: shown ? 'ADDED' : 'REMOVED',
    }),
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

/** For each notice, whether its recipient may hear of the author's tweets. */
async function mayHearOfTweets(
  { stores, relationships }: NoticeDeps,
  author: string,
  notices: readonly Notice[],
): Promise<boolean[]> {
  const recipients = notices.map(({ recipient }) => recipient);
  const read = await relationships.toAuthor(author, recipients);
  const muting = recipients.filter((_, index) => read[index]?.muting);
  const pairs = muting.map((user) => ({ author, user }));
  const on = pairs.length === 0 ? null : await stores.subscriptions.amongPairs(pairs);
  return recipients.map((user, index) =>
    mayHearOf('NEW_TWEET', read[index] ?? STRANGER, on?.has(pairIdOf(author, user))),
  );
}
