import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { SmallWorld } from './small-subgraphs.js';

/** An author index over the current tweets of the small subgraphs. */
export function smallAuthorIndex(world: SmallWorld): AuthorIndex {
  const newest: AuthorIndex['newest'] = (authorIds, { above = '', limit }) => {
    const found = [...world.tweets.values()]
      .filter(({ id, authorId }) => id > above && authorIds.includes(authorId))
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(({ id, authorId }) => ({ tweetId: id, authorId, retweetOf: null, inReplyTo: null }));
    return Promise.resolve(found);
  };
  return {
    newest,
    latest: (authorId, page) => newest([authorId], page),
    find: (tweetId) => {
      const tweet = world.tweets.get(tweetId);
      const { authorId } = tweet ?? {};
      return Promise.resolve(
        authorId === undefined ? null : { tweetId, authorId, retweetOf: null, inReplyTo: null },
      );
    },
    isDeleted: ({ tweetId }) => Promise.resolve(!world.tweets.has(tweetId)),
    // No tweet of the small subgraphs is a retweet.
    showing: ({ tweetId, authorId }) =>
      Promise.resolve(
        world.tweets.has(tweetId) ? [{ tweetId, authorId, retweetOf: null, inReplyTo: null }] : [],
      ),
    contents: () => Promise.resolve(new Map()),
  };
}
