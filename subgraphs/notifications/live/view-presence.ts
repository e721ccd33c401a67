import type { LiveSource } from '#platform/live-source.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { PUSH_DEFAULTS } from '../rules/push.js';
import { Views } from '../store/views.js';

/** Keeps who has the product in view: the viewers whose subscriptions say `visible`. Nothing is pushed to their devices. */
export function viewPresence({ cache }: Pick<SubgraphDeps, 'cache'>): NonNullable<LiveSource['presence']> {
  const views = new Views(cache, PUSH_DEFAULTS.viewMs);
  return {
    everyMs: PUSH_DEFAULTS.viewRenewalMs,
    async renew(listeners) {
      const visible = listeners.filter(({ args }) => args['visible'] === true);
      await views.renew([...new Set(visible.map(({ viewerId }) => viewerId))]);
    },
  };
}
