import { RULES, type RateLimits } from '#platform/rate-limit/index.js';
import type { Admit } from './admission.js';

/** Counts every operation: for the person who sends it, or, when nobody is signed in, for the address. */
export function rateLimited(limits: RateLimits): Admit {
  return async (viewer, { clientIp }) => {
    if (viewer) await limits.consume(RULES.operations, viewer.id);
    else if (clientIp !== null) await limits.consume(RULES.anonymousOperations, clientIp);
  };
}
