import { isInDoubt } from '#platform/mongo/index.js';
import type { RateRule } from '#platform/rate-limit/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/**
 * Takes what one piece of work costs before it begins, and gives it back when it comes to nothing: when it
 * surely was not done, or resolves to null. RATE_LIMITED when the actor has nothing left.
 */
export async function spend<Result>(
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
    // It may have been done. Then the next try finds it there, which costs nothing.
    isSpent = isInDoubt(error);
    throw error;
  } finally {
    if (!isSpent) await rateLimits.refund(rule, id);
  }
}
