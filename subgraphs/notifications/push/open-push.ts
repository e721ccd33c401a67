import { Agent } from 'undici';
import type { DisposalStack } from '#platform/lifecycle.js';
import { createPublicAgent, publicResolver, type ResolvePublicly } from '#platform/public-network/index.js';
import type { Secrets } from '#platform/secrets.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { PUSH_DEFAULTS, type PushSettings } from '../rules/push.js';
import { Deliveries, type Delivery } from '../store/deliveries.js';
import { Devices } from '../store/devices.js';
import { Views } from '../store/views.js';
import { DeliveryQueue, tryDelivery, type ScheduleDeps } from './delivery/index.js';
import { createHttpPush } from './http-push.js';
import type { PushServices } from './push-services.js';
import { createWebPush } from './web-push.js';

/** Connections to one push service, and ms in which one must be open. */
const CONNECTIONS = 32;
const CONNECT_MS = 5_000;

/** Pushes to devices, opened: the stores, the configured services and the queue. */
export interface Push extends Omit<ScheduleDeps, 'clock'> {
  readonly services: PushServices;
  /** The addresses of a host; rejects when they are not public. */
  readonly resolve: ResolvePublicly;
}

export interface PushConfig {
  secrets: Pick<Secrets, 'vapid'>;
  /** Whether the recipient still wants a push: the notification is shown, not read, and its kind is pushed. */
  isWanted: (delivery: Delivery) => Promise<boolean>;
  settings?: Partial<PushSettings>;
}

/** Opens the stores and the services that are configured, and says in the log which are off. */
export async function openPush(
  deps: SubgraphDeps,
  stack: DisposalStack,
  { secrets, isWanted, settings: overrides }: PushConfig,
): Promise<Push> {
  const { mongo, cache } = deps;
  const settings = { ...PUSH_DEFAULTS, ...overrides };
  const devices = new Devices(mongo);
  const deliveries = new Deliveries(mongo, settings.keptMs);
  await Promise.all([devices.ensureIndexes(), deliveries.ensureIndexes()]);
  const views = new Views(cache, settings.viewMs);
  const delivery = { ...deps, settings, devices, deliveries, views, isWanted };
  // Closed after the services: then no push hangs that the queue would wait for.
  const queue = stack.use(
    new DeliveryQueue({ ...delivery, tryDelivery: (each) => tryDelivery({ ...delivery, services }, each) }),
  );
  const services = openServices(deps, stack, secrets);
  return { services, devices, deliveries, queue, settings, resolve: publicResolver(deps.pushOptions) };
}

function openServices(
  { pushOptions: { contact, app, allowLoopback, ca }, log }: SubgraphDeps,
  stack: DisposalStack,
  { vapid }: Pick<Secrets, 'vapid'>,
): PushServices {
  const canSign = contact !== null && vapid !== undefined;
  if (!canSign) {
    const missing =
      contact === null ? 'ROOKERY_WEB_PUSH_CONTACT is not set' : 'the secret vapid.json is missing';
    log.info(`Web Push is off: ${missing}`);
  }
  if (app === null) log.info('push to apps is off: ROOKERY_APP_PUSH_URL is not set');
  return {
    web: canSign ? openWebPush() : null,
    app: app === null ? null : createHttpPush({ agent: openAgent(stack), ...app }),
  };

  function openWebPush(): PushServices['web'] {
    const guarded = { connections: CONNECTIONS, connectMs: CONNECT_MS, allowLoopback, ca };
    const agent = stack.use(createPublicAgent(guarded));
    return { keys: vapid!, service: createWebPush({ agent, vapid: vapid!, contact: contact! }) };
  }
}

/** For the service of the operator, which may be in a private network. */
function openAgent(stack: DisposalStack): Agent {
  const agent = new Agent({ connections: CONNECTIONS, connect: { timeout: CONNECT_MS } });
  stack.defer(() => agent.destroy());
  return agent;
}
