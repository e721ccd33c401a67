import type { BusReader } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { DEFAULT_ENTITY_MEGABYTES, type GatewayConfig } from '../config.js';
import { EntityCache, type EntityCacheOptions } from './entity-cache.js';
import type { EntityVisibility } from './entity-visibility.js';

interface EntityCacheDeps extends Pick<EntityCacheOptions, 'metrics' | 'clock' | 'log'> {
  bus: BusReader | null;
  cache: Cache;
  entityVisibility?: EntityVisibility | undefined;
}

/**
 * Opens the entity cache and subscribes it to its streams. Null when it is off, or when there is no bus or no
 * `EntityVisibility`.
 */
export async function openEntityCache(
  stack: DisposalStack,
  { entityCache = 'off', subgraphs }: Pick<GatewayConfig, 'entityCache' | 'subgraphs'>,
  { entityVisibility: visibility, bus, cache, metrics, clock, log }: EntityCacheDeps,
): Promise<EntityCache | null> {
  if (entityCache === 'off' || !visibility || !bus) return null;
  const { megabytes = DEFAULT_ENTITY_MEGABYTES, shared = false } = entityCache;
  const entities = stack.use(
    new EntityCache({
      maxBytes: megabytes * 2 ** 20,
      shared: shared ? cache : null,
      typeDefs: Object.fromEntries(Object.entries(subgraphs).map(([name, { typeDefs }]) => [name, typeDefs])),
      ...{ visibility, bus, metrics, clock, log },
    }),
  );
  for (const stream of visibility.streams)
    stack.use(await bus.tail(stream, (event) => entities.observe(event)));
  return entities;
}
