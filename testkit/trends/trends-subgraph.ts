import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import type { Clock } from '#platform/clock.js';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { openTestDeps } from '../subgraph-deps.js';
import { SchemaVersion } from '#platform/mongo/index.js';
import { edgeId, relationshipCollections, USERS_SCHEMA } from '#social/read-models/relationships/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import { usernameSkeleton } from '#social/usernames.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { ensureSecrets } from '#platform/secrets.js';
import type { Bus, ConsumeOptions } from '#platform/bus/index.js';
import type { AnyEvent, EventPayloads } from '#schema/events.js';
import { trends } from '#subgraphs/trends/index.js';
import { REDIS_TIMEOUT } from '../services/index.js';

/** A clock that moves only when a test moves it. */
export class ManualClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TrendsSubgraphOptions {
  /** Records the commands to MongoDB. */
  monitorCommands?: boolean;
  /** A Redis server instead of a memory cache. */
  redisUrl?: string;
  /** The directory of the documents. @default a temporary directory that is deleted with the subgraph */
  directory?: string;
}

/** The username of a user of the trends subgraph, short enough to be mentioned. */
export function usernameOf(userId: string): string {
  return `u${userId.slice(-12)}`;
}

type Answer<T> = { data: T; errors?: { message: string; extensions: { code: string; field?: string } }[] };

/**
 * The trends subgraph alone on real infrastructure with a manual clock. Tweets are published as events. For tests in which
 * days pass, which tests through the gateway cannot simulate.
 */
export class TrendsSubgraph implements AsyncDisposable {
  readonly infrastructure: SubgraphDeps;
  readonly #service: RunningSubgraph;
  readonly #stack: DisposalStack;
  readonly #reactions: ConsumeOptions['reactions'];

  private constructor(parts: {
    stack: DisposalStack;
    infrastructure: SubgraphDeps;
    service: RunningSubgraph;
    reactions: ConsumeOptions['reactions'];
  }) {
    this.#stack = parts.stack;
    this.infrastructure = parts.infrastructure;
    this.#service = parts.service;
    this.#reactions = parts.reactions;
  }

  static open(
    clock: Clock,
    { monitorCommands = false, ...options }: TrendsSubgraphOptions = {},
  ): Promise<TrendsSubgraph> {
    return withDisposal(async (stack) => {
      const directory = options.directory ?? (await temporaryDirectory(stack));
      const kept = options.directory !== undefined;
      const store = stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') }));
      const secrets = await ensureSecrets(join(directory, 'secrets'));
      const infrastructure = await openTestDeps(stack, {
        mongodbUrl: kept ? store.url : (process.env['MONGODB_URL'] ?? store.url),
        monitorCommands,
        redisUrl: options.redisUrl,
        redisTimeout: REDIS_TIMEOUT,
        natsUrl: undefined,
        namespace: kept ? 'kept' : `t${crypto.randomUUID().slice(0, 8)}`,
        secrets,
        rateLimits: false,
        clock,
        log: silentLog,
      });
      await new SchemaVersion(infrastructure.mongo, 'users', USERS_SCHEMA).write(USERS_SCHEMA);
      const { bus, reactions } = recordReactions(infrastructure.bus);
      const service = stack.use(await trends.create({ listen: null, secrets }, { ...infrastructure, bus }));
      infrastructure.bus.open();
      return new TrendsSubgraph({ stack, infrastructure, service, reactions });
    });
  }

  /** Writes users into the read model and returns their ids. */
  async users(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => this.infrastructure.ids.next());
    await this.#accounts().insertMany(
      ids.map((_id) => ({
        _id,
        usernameKey: usernameOf(_id),
        protected: false,
        followersCount: 0,
        suspendedAt: null,
        deletedAt: null,
        sessionsAfter: '',
      })),
    );
    await relationshipCollections(this.infrastructure.mongo).usernames.insertMany(
      ids.map((owner) => ({
        _id: usernameSkeleton(usernameOf(owner)),
        usernameKey: usernameOf(owner),
        owner,
        at: this.infrastructure.clock.now(),
      })),
    );
    return ids;
  }

  /** Protects or unprotects an author like the users subgraph: first the read model, then the event. */
  async protect(authorId: string, isProtected: boolean): Promise<void> {
    await this.#accounts().updateOne({ _id: authorId }, { $set: { protected: isProtected } });
    const payload = { userId: authorId, protected: isProtected };
    await this.publish(this.infrastructure.createEvent('user.protection-changed', authorId, payload));
  }

  /** Suspends an author, or ends the suspension, like the users subgraph. */
  async suspend(userId: string, isSuspended = true): Promise<void> {
    const suspendedAt = isSuspended ? this.infrastructure.clock.now() : null;
    await this.#accounts().updateOne({ _id: userId }, { $set: { suspendedAt } });
    const type = isSuspended ? 'user.suspended' : 'user.unsuspended';
    await this.publish(this.infrastructure.createEvent(type, userId, { userId }));
  }

  /** Deletes an account like the users subgraph. */
  async delete(userId: string): Promise<void> {
    await this.#accounts().updateOne(
      { _id: userId },
      { $set: { deletedAt: this.infrastructure.clock.now() } },
    );
    await this.publish(this.infrastructure.createEvent('user.deleted', userId, { userId }));
  }

  /** Writes an edge into the read model. */
  async relate(kind: 'follows' | 'blocks' | 'mutes', from: string, to: string): Promise<void> {
    const edges = relationshipCollections(this.infrastructure.mongo)[kind];
    await edges.insertOne({
      _id: edgeId(from, to),
      from,
      to,
      active: true,
      since: this.infrastructure.ids.next(),
    });
  }

  /** Posts a tweet. The `#tags` in the text become its hashtags. */
  async post(
    authorId: string,
    text: string,
    lang: string | null = 'en',
  ): Promise<EventPayloads['tweet.posted']> {
    const tweet = this.tweet(authorId, text, lang);
    await this.publish(this.infrastructure.createEvent('tweet.posted', authorId, tweet));
    return tweet;
  }

  /** The payload of a tweet posted now. */
  tweet(authorId: string, text: string, lang: string | null = 'en'): EventPayloads['tweet.posted'] {
    const tweetId = this.infrastructure.ids.next();
    const hashtags = Array.from(text.matchAll(/#([\p{L}\p{N}_]+)/gu), ([, tag = '']) => tag.toLowerCase());
    return {
      tweetId,
      authorId,
      kind: 'ORIGINAL',
      conversationId: tweetId,
      inReplyTo: null,
      quoteOf: null,
      retweetOf: null,
      mentions: [],
      hashtags: [...new Set(hashtags)],
      text,
      lang,
      hasLinks: text.includes('https://'),
    };
  }

  /** Publishes an event. Resolves when it is handled. */
  publish(event: AnyEvent): Promise<void> {
    return this.infrastructure.bus.publish(event);
  }

  /** Delivers an event directly, without the deduplication and order of the bus. */
  async deliver(event: AnyEvent): Promise<void> {
    await this.#reactions[event.type]?.(event);
  }

  /** Clears the cache, like its restart. */
  async loseCache(): Promise<void> {
    await this.infrastructure.cache[Symbol.asyncDispose]();
  }

  /** Resolves when all counts are written and included in the trends. */
  async settle(): Promise<void> {
    while ((await this.#service.pending()) > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  /** Sends a request like the gateway's, with or without a viewer. */
  async ask<T>(
    query: string,
    variables: Record<string, unknown> = {},
    viewerId: string | null = null,
    signal?: AbortSignal,
  ): Promise<Answer<T>> {
    const viewer = viewerId === null ? null : { id: viewerId, sessionId: 'test' };
    const context = { viewer, requestId: 'test', clientIp: null, ...(signal ? { signal } : {}) };
    return (await this.#service.ask({ query, variables }, context)) as Answer<T>;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }

  #accounts() {
    return relationshipCollections(this.infrastructure.mongo).accounts;
  }
}

async function temporaryDirectory(stack: DisposalStack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-trends-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A bus that records the reactions of its consumers. */
function recordReactions(bus: Bus): { bus: Bus; reactions: ConsumeOptions['reactions'] } {
  const reactions: ConsumeOptions['reactions'] = {};
  const consume: Bus['consume'] = (options) => {
    Object.assign(reactions, options.reactions);
    return bus.consume(options);
  };
  const recording = new Proxy(bus, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'consume') return consume;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { bus: recording, reactions };
}
