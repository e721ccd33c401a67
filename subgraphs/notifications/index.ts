import { Outbox, sweepLease } from '#platform/mongo/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { createContext } from './context.js';
import { openPush } from './push/index.js';
import { pushDecision } from './queries/push-decision.js';
import { notificationEvents } from './live/notification-events.js';
import { consumers } from './reactions/index.js';
import { openSettler } from './reactions/settle/index.js';
import { resolvers } from './resolvers/index.js';
import { DEFAULTS, type NotificationsSettings } from './rules/settings.js';
import { COLLECTIONS, openStores } from './store/index.js';

export type { NotificationsSettings } from './rules/settings.js';

/** The notifications subgraph with other settings. Tests and benches change its pace. */
export function notificationsSubgraph(overrides: Partial<NotificationsSettings> = {}) {
  return defineSubgraph({
    name: 'notifications',
    typeDefs: readTypeDefs('notifications'),
    resolvers,
    collections: COLLECTIONS,
    open: async (deps, stack, { secrets }) => {
      const { mongo, bus, log } = deps;
      const settings = { ...DEFAULTS, ...overrides };
      const stores = await openStores(deps, settings);
      const outbox = stack.use(new Outbox(stores.carriers, bus, log, sweepLease(mongo, 'notifications')));
      deps.metrics.watchOutbox('notifications', outbox);
      const settler = stack.use(openSettler(deps, { stores, outbox, settings }));
      const isWanted = pushDecision({ ...deps, stores });
      const push = await openPush(deps, stack, { secrets, isWanted, settings: settings.push });
      return { ...deps, stores, outbox, settler, push };
    },
    live: { notificationEvents },
    consumers,
    context: (parts, request) => createContext(request, parts),
    start: ({ outbox, settler, push }) => {
      outbox.start();
      settler.start();
      push.queue.start();
    },
    // In this order: what is settled meanwhile is in the outbox.
    pending: async ({ outbox, settler, push }) =>
      (await settler.pending()) + (await outbox.pending()) + push.queue.pending,
  });
}

/** The notifications subgraph: what other users did that concerns a user. */
export const notifications = notificationsSubgraph();
