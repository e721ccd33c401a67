import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { EventPublisher, Outbox } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { SingleFlight } from '#platform/single-flight.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { CreateEvent } from '#schema/events.js';
import type { ReadyMedia } from '#social/read-models/ready-media.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { TweetModel } from '../models.js';
import type { Counters } from '../store/counters.js';
import type { Store } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';

/** The dependencies of commands and reactions. */
export interface CommandDeps {
  store: Store;
  cache: TweetCache;
  counters: Counters;
  publisher: EventPublisher;
  outbox: Outbox;
  relationships: Relationships;
  readyMedia: ReadyMedia;
  ids: Snowflake;
  clock: Clock;
  createEvent: CreateEvent;
  rateLimits: RateLimits;
  /** Serializes concurrent calls of `postTweet` with one idempotency key; returns the tweet, or the id of an earlier one. */
  posts: SingleFlight<TweetModel | string>;
  /** Lets concurrent calls of `retweet` by one user for one tweet share the result. */
  retweeting: SingleFlight<string>;
  /** Whether the fan-out lags too far behind to accept new tweets. */
  isOverloaded: () => boolean;
  log: Log;
}
