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

/** Set RESTARTED_CLIENTS=1000 for the full load. The default is lower, because other tests run at the same time. */
const CLIENTS = Number(process.env['RESTARTED_CLIENTS'] ?? 200);
/** Each user has several clients: a phone, a tablet, many tabs. */
const READERS = 10;
const AUTHORS = ['ada', 'grace', 'joan'] as const;
/** ms over which a gateway spreads the closing of its sockets. */
const DRAIN_MS = 1_000;
const LIMITS = { socketsPerAddress: 2 * CLIENTS, socketsPerUser: CLIENTS, initMs: 30_000 };
const PATIENCE = { timeout: 120_000, interval: 50 };

/** Two gateways of one network, many clients on both, and authors who post. */
class Scenario {
  readonly listeners: readonly Listener[];
  /** By author: the ids of the tweets, in order. */
  readonly posted = AUTHORS.map((): string[] => []);
  readonly #network: Network;
  readonly #directory: string;
  readonly #gateways: GatewayService[];
  readonly #authors: readonly TestUser[];
  readonly #receivedBy = new Map<string, number>();
  #onReceived: (() => void)[] = [];

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
      return new Listener(urls, index, token, (id) => this.#receive(id));
    });
  }

  static async open(stack: DisposalStack, options: NetworkOptions): Promise<Scenario> {
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
    const scenario = new Scenario(network, directory, gateways, authors, readers);
    stack.use(scenario);
    await Promise.all(scenario.listeners.map(({ ready }) => ready));
    await Promise.all(
      gateways.map((gateway) => vi.waitFor(() => expect(gateway.pending()).toBe(0), PATIENCE)),
    );
    return scenario;
  }

  /** Posts a tweet. Resolves when at least `clients` clients have received it. */
  async post(author: number, clients: number): Promise<void> {
    const id = (await this.#authors[author]?.post(`Tweet ${this.posted[author]?.length}`)) ?? '';
    this.posted[author]?.push(id);
    while ((this.#receivedBy.get(id) ?? 0) < clients)
      await new Promise<void>((resolve) => this.#onReceived.push(resolve));
  }

  /** Restarts one gateway. Resolves when every client is connected to a gateway again. */
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

  #receive(id: string): void {
    this.#receivedBy.set(id, (this.#receivedBy.get(id) ?? 0) + 1);
    for (const resolve of this.#onReceived.splice(0)) resolve();
  }
}

async function run(scenario: Scenario): Promise<void> {
  // Every client has a cursor now.
  await scenario.post(0, CLIENTS);
  let isOver = false;
  const posting = AUTHORS.map(async (_, author) => {
    // Waits for half of the clients, so that posting does not outrun them on a small machine.
    while (!isOver) await scenario.post(author, CLIENTS / 2);
  });
  const restarting = async (): Promise<void> => {
    for (const gateway of [0, 1]) await scenario.restart(gateway);
    isOver = true;
  };
  await Promise.all([restarting(), ...posting]);
  await scenario.post(0, CLIENTS);

  const { listeners, posted } = scenario;
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
  it('loses no notice and repeats none', async () => {
    await using stack = new DisposalStack();
    await run(await Scenario.open(stack, {}));
  });

  const missing = [NATS, REDIS].map(whyMissing).filter((why) => why !== null);
  it.skipIf(missing.length > 0)(
    ['loses no notice and repeats none over NATS and Redis', ...missing].join('; '),
    async () => {
      await using stack = new DisposalStack();
      const [nats, redis] = [stack.use(await serverOf(NATS)), stack.use(await serverOf(REDIS))];
      await run(await Scenario.open(stack, { natsUrl: nats.url, redisUrl: redis.url }));
    },
  );
});
