import type { RateRule } from '#platform/rate-limit/index.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/**
 * Takes what one piece of work costs before it begins, and gives it back when it comes to nothing: when it rejects, or
 * resolves to null. RATE_LIMITED when the actor has nothing left.
 */
export async function spend<Result>(
  { rateLimits }: Pick<CommandDeps, 'rateLimits'>,
  rule: RateRule,
  { id }: Pick<Actor, 'id'>,
  work: () => Promise<Result | null>,
): Promise<Result | null> {
  await rateLimits.consume(rule, id);
  let result: Result | null = null;
  try {
    result = await work();
    return result;
  } finally {
    if (result === null) await rateLimits.giveBack(rule, id);
  }
}
