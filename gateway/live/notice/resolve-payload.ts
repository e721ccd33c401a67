import { bulkhead } from 'cockatiel';
import { randomUUID } from 'node:crypto';
import type { Log } from '#platform/log.js';
import type { Limits } from '../../limits.js';
import { Deadline, TimeoutQueue } from '../../data-source/index.js';
import type { Metrics } from '../../metrics.js';
import { mask } from '../../pipeline/index.js';
import { outageIn } from './outage.js';
import type { ResolvePayload } from './payload.js';

export interface PayloadOptions {
  limits: Limits;
  metrics: Metrics;
  log: Log;
}

/** Executions at a time: an event for thousands of viewers must not take every connection to the subgraphs. */
const CONCURRENCY = 64;

/**
 * Resolves values to payloads through the subgraphs. Each execution has its own deadline and request id, as an operation over
 * HTTP has. Rejects with an Outage instead of resolving to a payload that an outage has emptied.
 */
export function payloadResolver({ limits, metrics, log }: PayloadOptions): ResolvePayload {
  const gate = bulkhead(CONCURRENCY, Infinity);
  const timeouts = new TimeoutQueue(limits.operationMs);
  const resolve = (...[operation, value, viewer]: Parameters<ResolvePayload>): ReturnType<ResolvePayload> =>
    gate.execute(async () => {
      const requestId = randomUUID();
      const deadline = new Deadline(timeouts);
      metrics.executions.inc({ viewer: viewer ? 'one' : 'everybody' });
      try {
        const context = { viewer, requestId, clientIp: null, signal: deadline };
        const result = await operation.resolve(value, context);
        if (operation.lacksSubject(result)) return null;
        const { data, errors = [] } = result;
        if (errors.length === 0) return { errors: [], data: data ?? null };
        const outage = outageIn(errors);
        if (outage) throw outage;
        const masked = errors.slice(0, limits.errors).map((error) => {
          const formatted = mask(error, log, requestId);
          return { ...formatted, extensions: { ...formatted.extensions, requestId } };
        });
        return { errors: masked, data: data ?? null };
      } finally {
        deadline.end();
      }
    });
  return Object.assign(resolve, { maxErrors: limits.errors });
}
