import type { Event } from '#schema/events.js';
import { audienceOf } from '../../rules/audience-of-tweet.js';
import type { ReactionDeps } from '../deps.js';
import { withdrawNoticesOf } from './on-tweet-deleted.js';
import { judgeNotices, wanting } from './judge-notices.js';

/** Subscribers of one step: memory is bounded, however many there are. */
const PAGE = 500;

/**
 * Tells those who have turned on the notices of an author of a new tweet: of no reply, of no retweet, and nobody who is told of the
 * tweet as of a mention or a quote. A repeated delivery finds the notices that are there by their ids.
 */
export async function fanOutNotices(deps: ReactionDeps, { payload }: Event<'tweet.posted'>): Promise<void> {
  const { tweetId, authorId, kind } = payload;
  if (kind !== 'ORIGINAL' && kind !== 'QUOTE') return;
  const { stores, authorIndex, bus, createEvent, ids } = deps;
  const told = new Set(audienceOf(payload).map(({ recipient }) => recipient));
  for (let after = ''; ;) {
    const page = await stores.subscriptions.users(authorId, after, PAGE);
    // Nearly every author has none.
    if (page.length === 0 && after === '') return;
    const users = await wanting(
      deps,
      authorId,
      page.filter((id) => !told.has(id)),
    );
    if (users.length > 0) {
      const stale = ids.next();
      const notices = await stores.notices.add(users, { tweetId, authorId }, stale);
      const isShown = await judgeNotices(deps, notices, stale);
      const userIds = users.filter((_, index) => isShown[index]);
      const news = createEvent('notices.fanned-out', authorId, { authorId, tweetId, userIds });
      if (userIds.length > 0) await bus.publish(news);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  // The tweet was deleted meanwhile. The deletion may have been handled before the last notice was written.
  if (await authorIndex.isDeleted({ tweetId, authorId }))
    await withdrawNoticesOf(deps, { tweetId, authorId });
}
