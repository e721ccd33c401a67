import type { AnyEvent } from '../event.js';
import { span } from '../tracing/index.js';
import type { ConsumeOptions } from './bus.js';

/** Wraps each reaction in a span that continues the trace of its event. */
export function tracedReactions({ durable, reactions }: ConsumeOptions): ConsumeOptions['reactions'] {
  return Object.fromEntries(
    Object.entries(reactions).map(([type, reaction]) => [
      type,
      (event: AnyEvent) =>
        span(
          `${durable} reacts`,
          { kind: 'CONSUMER', parent: event.trace, attributes: { event: type } },
          () => reaction(event),
        ),
    ]),
  );
}
