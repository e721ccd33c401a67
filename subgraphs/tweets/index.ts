import { Outbox, sweepLease } from '#platform/mongo/index.js';
import { SingleFlight } from '#platform/single-flight.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { overloadSignal } from '#social/overload.js';
import type { CommandDeps } from './commands/index.js';
import { watchOverload } from './commands/overload.js';
import { createContext } from './context.js';
import { onTweetDeleted } from './reactions/on-tweet-deleted.js';
import { onTweetEdited } from './reactions/on-tweet-edited.js';
import { onTweetLiked } from './reactions/on-tweet-liked.js';
import { onTweetPosted } from './reactions/on-tweet-posted.js';
import { onTweetUnliked } from './reactions/on-tweet-unliked.js';
import { onUserDeleted } from './reactions/on-user-deleted.js';
import { resolvers } from './resolvers/index.js';
import { invalidateOnEvents } from './store/cache-invalidation.js';
import { Counters } from './store/counters.js';
import { COLLECTIONS, openStore } from './store/index.js';
import { MIGRATIONS } from './store/migrations.js';
import { createPublisher } from './store/publisher.js';
import { TweetCache } from './store/tweet-cache.js';
import { ViewCounts } from './store/view-counts.js';

/** The tweets subgraph: tweets, replies, quotes, retweets, likes and bookmarks. */
export const tweets = defineSubgraph({
  name: 'tweets',
  typeDefs: readTypeDefs('tweets'),
  resolvers,
  collections: COLLECTIONS,
  migrations: MIGRATIONS,
  open: async (deps, stack) => {
    const { mongo, bus, clock, log } = deps;
    const store = await openStore(mongo);
    const cache = new TweetCache(store.tweets, deps.cache, log);
    deps.metrics.watchCache('tweets', cache);
    await invalidateOnEvents(stack, { bus, cache, log });
    const counters = new Counters(store, cache, log);
    const views = stack.use(new ViewCounts(store, cache, log));
    const publisher = createPublisher(bus, store);
    const outbox = stack.use(new Outbox(store.carriers, publisher, log, sweepLease(mongo, 'tweets')));
    deps.metrics.watchOutbox('tweets', outbox);
    const isOverloaded = watchOverload(overloadSignal(deps.cache), clock);
    const commandDeps: CommandDeps = {
      ...deps,
      ...{ store, cache, counters, publisher, outbox, isOverloaded },
      posts: new SingleFlight(),
      retweeting: new SingleFlight(),
    };
    return { ...deps, ...commandDeps, views };
  },
  consumers: {
    'tweets-derived': {
      reactions: {
        'tweet.posted': onTweetPosted,
        'tweet.edited': onTweetEdited,
        'tweet.deleted': onTweetDeleted,
        'tweet.liked': onTweetLiked,
        'tweet.unliked': onTweetUnliked,
      },
    },
    // A consumer of its own: deleting thousands of tweets must not delay the counts.
    'tweets-accounts': {
      reactions: { 'user.deleted': onUserDeleted, 'user.erasure-continued': onUserDeleted },
    },
  },
  context: (parts, request) => createContext(request, parts),
  start: ({ outbox }) => outbox.start(),
  pending: ({ outbox }) => outbox.pending(),
});
