import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { CreateEvent } from '#schema/events.js';
import type { Log } from '#platform/log.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { Graph } from '#social/read-models/graph.js';
import type { SingleFlight } from '#platform/single-flight.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { TweetModel } from '../models.js';
import type { Counters } from '../store/counters.js';
import type { Store } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';

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
  /** Lets one of concurrent `postTweet` calls with one idempotency key write; gives the tweet, or the id of an earlier one. */
  posts: SingleFlight<TweetModel | string>;
  /** Whether posting must wait because the network is behind. */
  overloaded: () => boolean;
  log: Log;
}
