import type { Relationships } from '#social/read-models/relationships/index.js';
import { STRANGER } from '#social/visibility.js';
import { mayHearOf } from '../../rules/actor-rule.js';
import { isWanted } from '../../rules/kind-settings.js';
import type { Notice } from '../../store/notices.js';
import type { Stores } from '../../store/index.js';

export interface NoticeDeps {
  stores: Pick<Stores, 'notices' | 'readers' | 'subscriptions'>;
  relationships: Pick<Relationships, 'toAuthor'>;
}

/** Puts marked notices into the list, or out of it, by the rules of this moment. One read for all of them. */
export async function judgeNotices(
  { stores, relationships }: NoticeDeps,
  authorId: string,
  notices: readonly Notice[],
  stale: string,
): Promise<boolean[]> {
  const recipients = notices.map(({ recipient }) => recipient);
  const read = await relationships.toAuthor(authorId, recipients);
  const isShown = notices.map((_, index) => mayHearOf('NEW_TWEET', read[index] ?? STRANGER));
  await stores.notices.judge(notices, isShown, stale);
  return isShown;
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
