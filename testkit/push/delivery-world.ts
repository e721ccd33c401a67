import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { createPublicAgent } from '#platform/public-network/index.js';
import type { RateOverrides } from '#platform/rate-limit/index.js';
import { generateVapidKeys } from '#platform/vapid-keys.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import {
  DeliveryQueue,
  schedule,
  tryDelivery,
  type Arrival,
} from '#subgraphs/notifications/push/delivery/index.js';
import { createWebPush } from '#subgraphs/notifications/push/web-push.js';
import { deviceIdOf, PUSH_DEFAULTS, type PushSettings } from '#subgraphs/notifications/rules/push.js';
import { Deliveries } from '#subgraphs/notifications/store/deliveries.js';
import { Devices, type Device } from '#subgraphs/notifications/store/devices.js';
import { Views } from '#subgraphs/notifications/store/views.js';
import { openTestDeps } from '../subgraph-deps.js';
import { ManualClock } from '../trends/trends-subgraph.js';
import type { PushBrowser } from './browser.js';
import { WebPushServer } from './web-push-server.js';

export interface DeliveryWorldOptions {
  settings?: Partial<PushSettings>;
  rates?: RateOverrides;
}

/** The delivery of pushes alone, over real documents and a real push service, with a clock that a test moves. */
export class DeliveryWorld implements AsyncDisposable {
  readonly clock: ManualClock;
  readonly server: WebPushServer;
  readonly devices: Devices;
  readonly deliveries: Deliveries;
  readonly views: Views;
  readonly queue: DeliveryQueue;
  readonly settings: PushSettings;
  /** Notifications that nobody wants pushed any more. */
  readonly unwanted = new Set<string>();
  readonly #deps: SubgraphDeps;
  readonly #stack: DisposalStack;

  private constructor(
    parts: Pick<
      DeliveryWorld,
      'clock' | 'server' | 'devices' | 'deliveries' | 'views' | 'queue' | 'settings' | 'unwanted'
    >,
    deps: SubgraphDeps,
    stack: DisposalStack,
  ) {
    ({
      clock: this.clock,
      server: this.server,
      devices: this.devices,
      deliveries: this.deliveries,
      views: this.views,
      queue: this.queue,
      settings: this.settings,
      unwanted: this.unwanted,
    } = parts);
    this.#deps = deps;
    this.#stack = stack;
  }

  static open({ settings: overrides = {}, rates }: DeliveryWorldOptions = {}): Promise<DeliveryWorld> {
    return withDisposal(async (stack) => {
      const clock = new ManualClock(Date.now());
      const settings = { ...PUSH_DEFAULTS, sweepMs: 20, ...overrides };
      const server = stack.use(await WebPushServer.start());
      const keys = generateVapidKeys();
      server.publicKey = keys.publicKey;
      const deps = await openDeps(stack, clock, rates);
      const stores = {
        devices: new Devices(deps.mongo),
        deliveries: new Deliveries(deps.mongo, settings.keptMs),
        views: new Views(deps.cache, settings.viewMs),
      };
      await Promise.all([stores.devices.ensureIndexes(), stores.deliveries.ensureIndexes()]);
      const unwanted = new Set<string>();
      const agent = stack.use(
        createPublicAgent({ connections: 8, connectMs: 2_000, allowLoopback: true, ca: server.ca }),
      );
      const contact = 'mailto:operator@example.org';
      const service = createWebPush({ agent, vapid: keys, contact, timeout: 1_000 });
      const delivery = {
        ...deps,
        ...stores,
        services: { web: { service, keys }, app: null },
        isWanted: ({ notificationId }: Arrival) => Promise.resolve(!unwanted.has(notificationId)),
        settings,
      };
      const queue = stack.use(
        new DeliveryQueue({ ...delivery, tryDelivery: (each) => tryDelivery(delivery, each) }),
      );
      queue.start();
      return new DeliveryWorld({ clock, server, ...stores, queue, settings, unwanted }, deps, stack);
    });
  }

  /** A user with an account and some registered browsers. */
  async user(browsers = 1): Promise<{ id: string; browsers: PushBrowser[] }> {
    const id = this.#deps.ids.next();
    await relationshipCollections(this.#deps.mongo).accounts.insertOne({
      _id: id,
      ...{ usernameKey: id, protected: false, followersCount: 0, suspendedAt: null, deletedAt: null },
      sessionsAfter: '',
    });
    const registered = Array.from({ length: browsers }, () => this.server.subscribe());
    for (const browser of registered) await this.devices.register(id, this.deviceOf(browser), 20);
    return { id, browsers: registered };
  }

  deviceOf({ subscription: { endpoint, keys } }: PushBrowser): Device {
    const address = { kind: 'WEB', endpoint, ...keys } as const;
    const now = this.clock.now();
    return {
      ...{ id: deviceIdOf(address), address, registeredAt: now, until: now + this.settings.registrationMs },
      sessionId: '1',
    };
  }

  /** Ends the session of all devices. */
  async signOut(userId: string): Promise<void> {
    const { accounts } = relationshipCollections(this.#deps.mongo);
    await accounts.updateOne({ _id: userId }, { $set: { sessionsAfter: '2' } });
  }

  /** A notification comes up for a user. */
  arrive(userId: string, notificationId: string, at = this.clock.now()): Promise<void> {
    return schedule({ ...this, clock: this.clock }, [{ userId, notificationId, kind: 'LIKE', at }]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}

async function openDeps(
  stack: DisposalStack,
  clock: ManualClock,
  rates: RateOverrides | undefined,
): Promise<SubgraphDeps> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-push-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const store = stack.use(await startEmbeddedStore({ directory }));
  return openTestDeps(stack, {
    mongodbUrl: process.env['MONGODB_URL'] ?? store.url,
    ...{ redisUrl: undefined, natsUrl: undefined },
    namespace: `t${crypto.randomUUID().slice(0, 8)}`,
    secrets: { internal: Buffer.alloc(32), signingKeys: [] },
    rateLimits: rates !== undefined,
    ...{ rates, clock, log: silentLog },
  });
}
