import { CacheUnavailable } from './cache/index.js';
import { isOutage as isMongoOutage } from './mongo/index.js';

/** How many errors of a chain of causes are looked at. */
const MAX_CAUSES = 5;

/** Whether an error, or what caused it, says that MongoDB or the cache is away: the same work may succeed later. */
export function isOutage(error: unknown): boolean {
  let each = error;
  for (let depth = 0; depth < MAX_CAUSES && each instanceof Error; depth++, each = each.cause)
    if (each instanceof CacheUnavailable || isMongoOutage(each)) return true;
  return false;
}
