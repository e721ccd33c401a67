import { DEFAULT_TIERS } from '#social/follower-tiers.js';
import { NO_PUSH } from '#social/push-settings.js';
import { randomBytes, randomUUID } from 'node:crypto';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { connectRedisCache, createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import { Cursors } from '#platform/cursor.js';
import { eventFactory } from '#platform/event.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { withDisposal } from '#platform/lifecycle.js';
import { silentLog, type Log } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import type { Mongo } from '#platform/mongo/index.js';
import { readAuthorIndex } from '#social/read-models/author-index.js';
import { readMutes } from '#social/read-models/mutes/index.js';
import { readReadyMedia } from '#social/read-models/ready-media.js';
import { readRelationships } from '#social/read-models/relationships/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { Snowflake } from '#platform/snowflake.js';
import { timelineSubgraph, type TimelineSettings } from '#subgraphs/timeline/index.js';
import { EVENTS, type AnyEvent, type EventPayloads } from '#schema/events.js';
import { openDocuments, REDIS_TIMEOUT } from '../services/index.js';
import { Actors } from './actors.js';

export interface WorldOptions {
  settings?: Partial<TimelineSettings>;
  clock?: Clock;
  log?: Log;
  /** Instead of a memory cache, or of the server at REDIS_URL. */
  cache?: Cache;
  /** Instead of a memory bus. */
  bus?: Bus;
  /** The documents of another world. */
  mongo?: Mongo;
}

export interface HomePage {
  ids: string[];
  authors: string[];
  cursors: string[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

/** Redis has its own clock, so a test with a manual clock gets a memory cache. */
async function openCache(clock: Clock): Promise<Cache> {
  const url = process.env['REDIS_URL'];
  const namespace = `w${randomUUID().slice(0, 8)}`;
  if (url === undefined || clock !== systemClock) return createMemoryCache({ clock, namespace });
  return connectRedisCache({ url, namespace, log: silentLog, commandTimeout: REDIS_TIMEOUT });
}

const PAGE =
  '{ edges { cursor node { id author { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const HOME = `query ($first: Int, $after: String, $before: String, $order: TimelineOrder) {
  page: homeTimeline(first: $first, after: $after, before: $before, order: $order) ${PAGE} }`;
const MENTIONS = `query ($first: Int, $after: String) { page: mentionsTimeline(first: $first, after: $after) ${PAGE} }`;

export interface PageArguments {
  first?: number;
  after?: string;
  before?: string;
  order?: 'LATEST' | 'TOP';
}

/**
 * The timeline subgraph alone on real infrastructure. `act` writes the read models and events of the other subgraphs. For
 * tests that would need thousands of users through the gateway.
 */
export class World implements AsyncDisposable {
  readonly deps: SubgraphDeps;
  readonly act: Actors;
  readonly mongo: Mongo;
  readonly subgraph: RunningSubgraph;
  readonly #stack: DisposalStack;

  private constructor(stack: DisposalStack, deps: SubgraphDeps, subgraph: RunningSubgraph) {
    this.#stack = stack;
    this.deps = deps;
    this.mongo = deps.mongo;
    this.subgraph = subgraph;
    this.act = new Actors(deps);
  }

  static open(options: WorldOptions = {}): Promise<World> {
    return withDisposal(async (stack) => {
      const { clock = systemClock, log = silentLog } = options;
      const mongo = options.mongo ?? stack.use(await openDocuments()).mongo;
      const cache = options.cache ?? stack.use(await openCache(clock));
      const bus =
        options.bus ?? stack.use(createMemoryBus({ events: EVENTS, clock, log, backoff: [1, 1, 1, 1] }));
      const machine = Math.floor(Math.random() * 1024);
      const ids = new Snowflake(clock, { machine, after: 0, isHeld: () => true });
      const secret = randomBytes(32);
      const deps = {
        ...{ mongo, cache, bus, clock, log, ids, cursors: new Cursors(secret) },
        ...{
          relationships: readRelationships(mongo),
          authorIndex: readAuthorIndex(mongo),
          mutes: readMutes(mongo),
          tiers: DEFAULT_TIERS,
          pushOptions: NO_PUSH,
          readyMedia: readReadyMedia(mongo),
          mediaOptions: null,
        },
        createEvent: eventFactory<EventPayloads>(EVENTS, ids, clock),
        metrics: createMetrics(bus),
        rateLimits: createRateLimits({ log, enabled: false }),
      };
      const config = { listen: null, secrets: { internal: secret, signingKeys: [] } };
      const subgraph = stack.use(await timelineSubgraph(options.settings).create(config, deps));
      bus.open();
      return new World(stack, deps, subgraph);
    });
  }

  /** Resolves when every event is handled and the subgraph has no pending work. */
  async settle(): Promise<void> {
    for (;;) {
      const waiting = [...(await this.deps.bus.pending()).values(), await this.subgraph.pending()];
      if (waiting.every((count) => count === 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async publish(...events: AnyEvent[]): Promise<void> {
    await Promise.all(events.map((event) => this.deps.bus.publish(event)));
  }

  home(viewerId: string, args: PageArguments = {}): Promise<HomePage> {
    return this.#page(viewerId, HOME, { ...args });
  }

  mentions(viewerId: string, args: PageArguments = {}): Promise<HomePage> {
    return this.#page(viewerId, MENTIONS, { ...args });
  }

  /** The ids of all pages in order. */
  async allOfHome(viewerId: string, first = 100): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.home(viewerId, { first, ...(after === undefined ? {} : { after }) });
      ids.push(...page.ids);
      if (!page.pageInfo.hasNextPage) return ids;
      after = page.pageInfo.endCursor;
    }
  }

  /** The subgraph's response to one request, which ends early when `signal` aborts. */
  ask(
    viewerId: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    signal?: AbortSignal,
  ): Promise<unknown> {
    const viewer = viewerId === null ? null : { id: viewerId, sessionId: '1' };
    const context = { viewer, requestId: randomUUID(), clientIp: null };
    return this.subgraph.ask({ query, variables }, signal ? { ...context, signal } : context);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }

  async #page(viewerId: string, query: string, args: Record<string, unknown>): Promise<HomePage> {
    const { data, errors } = (await this.ask(viewerId, query, args)) as {
      data?: {
        page: { edges: { cursor: string; node: { id: string; author: { id: string } } }[] } & HomePage;
      };
      errors?: { message: string; extensions?: Record<string, string> }[];
    };
    if (!data || errors)
      throw new Error(errors?.map(({ message, extensions }) => extensions?.['code'] ?? message).join());
    const { edges, pageInfo } = data.page;
    return {
      ids: edges.map(({ node }) => node.id),
      authors: edges.map(({ node }) => node.author.id),
      cursors: edges.map(({ cursor }) => cursor),
      pageInfo,
    };
  }
}
