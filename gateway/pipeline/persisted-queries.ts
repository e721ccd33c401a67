import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { Cache } from '#platform/cache/index.js';

type PersistedQueries = Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>;

/** A client that does not come back for a day sends its text once more. */
const TTL_MS = 24 * 60 * 60 * 1000;

/**
 * Automatic persisted queries, known to all gateways through the cache. Without the cache a client is told that its query
 * is not known, and sends the text: slower, never wrong.
 */
export function persistedQueries(cache: Cache): PersistedQueries {
  return {
    cache: {
      get: async (key) => {
        const [text] = await cache.getMany([key]).catch(() => [null]);
        return text ?? undefined;
      },
      set: (key, text) => cache.setMany([[key, text]], TTL_MS).catch(() => undefined),
      delete: (key) => cache.delete([key]).catch(() => undefined),
    },
  };
}
