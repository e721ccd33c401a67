import { isInDoubt } from '#platform/mongo/index.js';
import type { RateRule } from '#platform/rate-limit/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/**
 * Consumes one point of the rule, then runs `work`. Refunds the point when `work` resolves to null or rejects with an error
 * after which nothing can have been written. Rejects with RATE_LIMITED when the actor has no points left.
 */
export async function withRateLimit<Result>(
  { rateLimits }: Pick<CommandDeps, 'rateLimits'>,
  rule: RateRule,
  { id }: Pick<Actor, 'id'>,
  work: () => Promise<Result | null>,
): Promise<Result | null> {
  await rateLimits.consume(rule, id);
  let isSpent = false;
  try {
    const result = await work();
    isSpent = result !== null;
    return result;
  } catch (error) {
    // The write may have been done. A retry then finds its result and gets its own point refunded.
    isSpent = isInDoubt(error);
    throw error;
  } finally {
    if (!isSpent) await rateLimits.refund(rule, id);
  }
}
