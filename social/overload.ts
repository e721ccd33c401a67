import type { Cache } from '#platform/cache/index.js';

/** The cache key of the signal. Any value means overload; the measuring side changes its own value alone. */
export const OVERLOAD_KEY = 'overload';

const RAISED = '1';

/** How long the signal outlives a process that no longer measures, in ms. */
const LIFETIME_MS = 10_000;

/**
 * The network-wide signal that the fan-out of tweets lags too far behind. The subgraph that measures the lag raises and
 * clears the signal; the subgraph that accepts tweets refuses them while it is raised. The signal itself is the state, so
 * any number of processes may measure. All methods reject while the cache is away.
 */
export interface OverloadSignal {
  /** Raises the signal or extends its life. True when the signal was not raised before. */
  raise(): Promise<boolean>;
  /** Extends the life of a raised signal; does not raise it. */
  extend(): Promise<void>;
  /** Clears the signal. True when the signal was raised. */
  clear(): Promise<boolean>;
  isRaised(): Promise<boolean>;
}

export function overloadSignal(cache: Cache): OverloadSignal {
  const extend = async (): Promise<void> => {
    await cache.extend(OVERLOAD_KEY, RAISED, LIFETIME_MS);
  };
  return {
    async raise() {
      const isNew = await cache.setIfAbsent(OVERLOAD_KEY, RAISED, LIFETIME_MS);
      if (!isNew) await extend();
      return isNew;
    },
    extend,
    clear: () => cache.deleteIfEqual(OVERLOAD_KEY, RAISED),
    isRaised: async () => (await cache.getMany([OVERLOAD_KEY]))[0] !== null,
  };
}
