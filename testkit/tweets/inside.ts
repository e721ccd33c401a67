import { EVENTS, type EventPayloads } from '#schema/events.js';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { eventFactory, type CreateEvent } from '#platform/event.js';
import { withDisposal } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { leaseIds, type Mongo } from '#platform/mongo/index.js';
import type { Snowflake } from '#platform/snowflake.js';
import { Counters } from '#subgraphs/tweets/store/counters.js';
import { openStore, type Store } from '#subgraphs/tweets/store/index.js';
import { TweetCache } from '#subgraphs/tweets/store/tweet-cache.js';
import { openDocuments } from '../services/index.js';

/** The parts of the tweets subgraph on real documents, for crashes, redeliveries and races that no client can cause. */
export interface TweetsInside extends AsyncDisposable {
  mongo: Mongo;
  store: Store;
  shared: Cache;
  cache: TweetCache;
  counters: Counters;
  bus: Bus;
  ids: Snowflake;
  createEvent: CreateEvent;
}

export function openTweetsInside(): Promise<TweetsInside> {
  return withDisposal(async (stack) => {
    const { mongo } = stack.use(await openDocuments());
    const { ids } = stack.use(await leaseIds(mongo, systemClock, silentLog));
    const shared = stack.use(createMemoryCache({ clock: systemClock, namespace: 'test' }));
    const bus = stack.use(createMemoryBus({ events: EVENTS, clock: systemClock, log: silentLog }));
    const store = await openStore(mongo);
    const cache = new TweetCache(store.tweets, shared, silentLog);
    return {
      mongo,
      store,
      shared,
      cache,
      counters: new Counters(store, cache, silentLog),
      bus,
      ids,
      createEvent: eventFactory<EventPayloads>(EVENTS, ids, systemClock),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}
