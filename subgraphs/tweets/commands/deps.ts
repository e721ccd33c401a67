import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { CreateEvent } from '#schema/events.js';
import type { Log } from '#platform/log.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { Graph } from '#social/read-models/graph.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { Counters } from '../store/counters.js';
import type { Store } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';
import type { Once } from './once.js';

/** What commands and reactions work with. */
export interface CommandDeps {
  store: Store;
  cache: TweetCache;
  counters: Counters;
  outbox: Outbox;
  bus: Bus;
  graph: Graph;
  ids: Snowflake;
  clock: Clock;
  createEvent: CreateEvent;
  rateLimits: RateLimits;
  /** Brings calls with one idempotency key together. */
  once: Once;
  /** Whether posting must wait because the network is behind. */
  overloaded: () => boolean;
  log: Log;
}
