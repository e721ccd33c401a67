import { bulkhead } from 'cockatiel';
import { randomUUID } from 'node:crypto';
import type { Log } from '#platform/log.js';
import type { Limits } from '../../limits.js';
import { Deadline, TimeoutQueue } from '../../data-source/index.js';
import type { Metrics } from '../../metrics.js';
import { mask } from '../../pipeline/index.js';
import type { ResolvePayload } from './notice.js';

export interface PayloadOptions {
  limits: Limits;
  metrics: Metrics;
  log: Log;
}

/** Events that are resolved at a time: an event for thousands of viewers must not take every connection to the subgraphs. */
const SIDE_BY_SIDE = 64;

/**
 * Resolves notices to payloads. Each has a deadline, loaders and a request id of its own, as an operation over HTTP would
 * have.
 */
export function payloadResolver({ limits, metrics, log }: PayloadOptions): ResolvePayload {
  const gate = bulkhead(SIDE_BY_SIDE, Infinity);
  const timeouts = new TimeoutQueue(limits.operationMs);
  const resolve = (
    ...[operation, timelineEvent, viewer]: Parameters<ResolvePayload>
  ): ReturnType<ResolvePayload> =>
    gate.execute(async () => {
      const requestId = randomUUID();
      const deadline = new Deadline(timeouts);
      metrics.executions.inc({ viewer: viewer ? 'one' : 'everybody' });
      try {
        const context = { viewer, requestId, clientIp: null, signal: deadline };
        const resolved = await operation.resolve(timelineEvent, context);
        if (operation.isAboutNothing(resolved)) return null;
        const { data, errors = [] } = resolved;
        if (errors.length === 0) return { errors: [], data: data ?? null };
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
