import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { GatewayService } from '#gateway/index.js';
import type { Network, NetworkOptions } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { Listener } from '#testkit/client/listener.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { NATS, REDIS, serverOf, whyMissing } from '#testkit/services/index.js';

/** RESTARTED_CLIENTS=1000 for the full load; fewer by default, to leave the machine to other tests. */
const CLIENTS = Number(process.env['RESTARTED_CLIENTS'] ?? 200);
/** Each user has several clients: a phone, a tablet, many tabs. */
const READERS = 10;
const AUTHORS = ['ada', 'grace', 'joan'] as const;
/** ms over which a gateway spreads the closing of its sockets. */
const DRAIN_MS = 1_000;
const LIMITS = { socketsPerAddress: 2 * CLIENTS, socketsPerUser: CLIENTS, initMs: 30_000 };
const PATIENCE = { timeout: 120_000, interval: 50 };

/** Two gateways of one network, with many clients on both, and authors who post. */
class Story {
  readonly listeners: readonly Listener[];
  /** Ids of tweets, in order, by author. */
  readonly posted = AUTHORS.map((): string[] => []);
  readonly #network: Network;
  readonly #directory: string;
  readonly #gateways: GatewayService[];
  readonly #authors: readonly TestUser[];
  readonly #heard = new Map<string, number>();
  #onHeard: (() => void)[] = [];

  private constructor(
    network: Network,
    directory: string,
    gateways: GatewayService[],
    authors: readonly TestUser[],
    readers: readonly TestUser[],
  ) {
    this.#network = network;
    this.#directory = directory;
    this.#gateways = gateways;
    this.#authors = authors;
    const urls = gateways.map(({ url }) => url);
    this.listeners = Array.from({ length: CLIENTS }, (_, index) => {
      const token = readers[index % READERS]?.token ?? '';
      return new Listener(urls, index, token, (id) => this.#hear(id));
    });
  }

  static async open(stack: DisposalStack, options: NetworkOptions): Promise<Story> {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-rolling-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const network = stack.use(await openNetwork({ directory, ...options }));
    const authors = Object.values(await cast(network, ...AUTHORS));
    const names = Array.from({ length: READERS }, (_, index) => `reader${index}`);
    const readers = Object.values(await cast(network, ...names));
    for (const author of authors) await Promise.all(readers.map((reader) => reader.follow(author)));
    await network.settle();
    const config = { directory, drainMs: DRAIN_MS, limits: LIMITS };
    const gateways = [await openGateway(network, config), await openGateway(network, config)];
    const story = new Story(network, directory, gateways, authors, readers);
    stack.use(story);
    await Promise.all(story.listeners.map(({ ready }) => ready));
    await Promise.all(
      gateways.map((gateway) => vi.waitFor(() => expect(gateway.pending()).toBe(0), PATIENCE)),
    );
    return story;
  }

  /** Posts, and resolves when so many clients have received the tweet. */
  async post(author: number, clients: number): Promise<void> {
    const id = (await this.#authors[author]?.post(`Tweet ${this.posted[author]?.length}`)) ?? '';
    this.posted[author]?.push(id);
    while ((this.#heard.get(id) ?? 0) < clients)
      await new Promise<void>((resolve) => this.#onHeard.push(resolve));
  }

  /** Stops one gateway and starts it again; resolves when every client is connected to a gateway again. */
  async restart(index: number): Promise<void> {
    const gateway = this.#gateways[index] as GatewayService;
    await gateway[Symbol.asyncDispose]();
    const port = Number(new URL(gateway.url).port);
    const config = { directory: this.#directory, port, drainMs: DRAIN_MS, limits: LIMITS };
    this.#gateways[index] = await openGateway(this.#network, config);
    await vi.waitFor(() => expect(this.listeners.every((each) => each.isListening)).toBe(true), PATIENCE);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const listener of this.listeners) listener.close();
    await Promise.all(this.#gateways.map((gateway) => gateway[Symbol.asyncDispose]()));
  }

  #hear(id: string): void {
    this.#heard.set(id, (this.#heard.get(id) ?? 0) + 1);
    for (const resolve of this.#onHeard.splice(0)) resolve();
  }
}

async function tell(story: Story): Promise<void> {
  // Every client has a cursor now.
  await story.post(0, CLIENTS);
  let isOver = false;
  const posting = AUTHORS.map(async (_, author) => {
    // No faster than most clients can read: the machine of a test is small.
    while (!isOver) await story.post(author, CLIENTS / 2);
  });
  const restarting = async (): Promise<void> => {
    for (const gateway of [0, 1]) await story.restart(gateway);
    isOver = true;
  };
  await Promise.all([restarting(), ...posting]);
  await story.post(0, CLIENTS);

  const { listeners, posted } = story;
  const acked = posted.flat().length;
  const delivered = listeners.reduce((sum, { ids }) => sum + ids.length, 0);
  const different = listeners.reduce((sum, { ids }) => sum + new Set(ids).size, 0);
  const lost = CLIENTS * acked - different;
  const doubled = delivered - different;
  const sentAway = listeners.reduce((sum, { timesSentAway }) => sum + timesSentAway, 0);
  console.log(
    `${CLIENTS} clients, sent away ${sentAway} times in 2 restarts: ` +
      `${acked} tweets acked, ${delivered} delivered, ${lost} lost, ${doubled} doubled`,
  );
  expect({ lost, doubled, surprises: listeners.flatMap(({ surprises }) => surprises) }).toEqual({
    lost: 0,
    doubled: 0,
    surprises: [],
  });
  expect(sentAway).toBeGreaterThanOrEqual(CLIENTS);
  const order = listeners[0]?.ids ?? [];
  for (const { ids } of listeners) expect(ids).toEqual(order);
  expect(posted.map((ids) => order.filter((id) => ids.includes(id)))).toEqual(posted);
}

describe('a rolling restart of two gateways', { timeout: 300_000 }, () => {
  it('loses and repeats no notice of their clients', async () => {
    await using stack = new DisposalStack();
    await tell(await Story.open(stack, {}));
  });

  const missing = [NATS, REDIS].map(whyMissing).filter((why) => why !== null);
  it.skipIf(missing.length > 0)(['nor over NATS and Redis', ...missing].join('; '), async () => {
    await using stack = new DisposalStack();
    const [nats, redis] = [stack.use(await serverOf(NATS)), stack.use(await serverOf(REDIS))];
    await tell(await Story.open(stack, { natsUrl: nats.url, redisUrl: redis.url }));
  });
});
