import { isInDoubt } from '#platform/mongo/index.js';
import type { RateRule } from '#platform/rate-limit/index.js';
import type { CommandDeps } from './deps.js';

/**
 * Consumes a point of each rule, then runs `work`. Refunds them when `work` resolves to null or rejects with an error after which
 * nothing can have been written. Rejects with RATE_LIMITED when a rule has no points left.
 */
export async function withRateLimits<Result>(
  { rateLimits }: Pick<CommandDeps, 'rateLimits'>,
  rules: readonly RateRule[],
  userId: string,
  work: () => Promise<Result | null>,
): Promise<Result | null> {
  const consumed: RateRule[] = [];
  let isSpent = false;
  try {
    for (const rule of rules) {
      await rateLimits.consume(rule, userId);
      consumed.push(rule);
    }
    const result = await work();
    isSpent = result !== null;
    return result;
  } catch (error) {
    isSpent = isInDoubt(error);
    throw error;
  } finally {
    if (!isSpent) for (const rule of consumed) await rateLimits.refund(rule, userId);
  }
}
