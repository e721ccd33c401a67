import type { Bus } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { DEFAULT_ENTITY_MEGABYTES, type GatewayConfig } from '../config.js';
import { EntityCache, type EntityCacheOptions } from './entity-cache.js';

type Deps = Pick<EntityCacheOptions, 'graph' | 'clock' | 'log'> & { bus: Bus; cache: Cache };

/**
 * Opens the cache of entities, with its ear on the one stream that nobody else in the gateway listens to; null where it is
 * off.
 */
export async function openEntityCache(
  stack: DisposalStack,
  config: GatewayConfig['entityCache'] = {},
  metrics: EntityCacheOptions['metrics'],
  deps: Deps,
): Promise<EntityCache | null> {
  if (config === 'off') return null;
  const { megabytes = DEFAULT_ENTITY_MEGABYTES, shared = false } = config;
  const entities = stack.use(
    new EntityCache({
      ...deps,
      maxBytes: megabytes * 2 ** 20,
      shared: shared ? deps.cache : null,
      metrics,
    }),
  );
  stack.use(await deps.bus.tail('ENGAGEMENT', (event) => entities.observe(event)));
  return entities;
}
