import type { AnyEvent } from '../event.js';
import { span } from '../tracing/index.js';
import type { ConsumeOptions, Reaction } from './bus.js';

/** The same reactions, each a span of the trace that its event came out of. */
export function tracedReactions({ durable, reactions }: ConsumeOptions): ConsumeOptions['reactions'] {
  return Object.fromEntries(
    Object.entries(reactions).map(([type, reaction]) => [
      type,
      (event: AnyEvent) =>
        span(
          `${durable} reacts`,
          { kind: 'CONSUMER', parent: event.trace, attributes: { event: type } },
          () => (reaction as Reaction)(event),
        ),
    ]),
  );
}
