import type { Clock } from './clock.js';
import type { Snowflake } from './snowflake.js';
import { traceparent } from './tracing/index.js';

/** The envelope of an event, as an outbox stores it and the bus carries it. */
export interface Event<Type extends string = string, Payload = unknown> {
  /** A Snowflake; the message id that makes publishing idempotent. */
  id: string;
  type: Type;
  /** The version of the payload. */
  version: number;
  /** Events of one key are delivered in the order in which they were published. */
  key: string;
  /** When it happened, in ms since 1970. */
  at: number;
  /** The trace that caused the event (W3C `traceparent`); absent without tracing. */
  trace?: string;
  payload: Payload;
}

/**
 * Any event. Infrastructure reads the envelope alone; what the payload holds is known to the code that declared the event,
 * so both parameters are open and every declared event fits.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `unknown` would refuse reactions that name their event
export type AnyEvent = Event<any, any>;

/** Where an event type travels, and the version of its payload that this build reads and writes. */
export interface EventDeclaration {
  readonly stream: string;
  readonly version: number;
}

/** The declared events by type: what a bus is opened with. */
export type EventCatalog = Readonly<Record<string, EventDeclaration>>;

/** Creates an event of the current version. `key` is what events keep their order by: the user who acted. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as for AnyEvent
export type CreateEvent<Payloads = any> = <T extends keyof Payloads & string>(
  type: T,
  key: string,
  payload: Payloads[T],
) => Event<T, Payloads[T]>;

/** The streams that the declared events travel on, each once. */
export function streamsOf(events: EventCatalog): string[] {
  return [...new Set(Object.values(events).map(({ stream }) => stream))];
}

/** The stream of an event type; throws for a type that this build does not know. */
export function streamOf(events: EventCatalog, type: string): string {
  if (!Object.hasOwn(events, type)) throw new Error(`Unknown event type ${JSON.stringify(type)}.`);
  return events[type]!.stream;
}

/** Why this build cannot read an event, or null when it can. A retry of such an event is of no use. */
export function refusalOf(events: EventCatalog, { type, version }: Event): string | null {
  if (!Object.hasOwn(events, type)) return `Unknown event type ${JSON.stringify(type)}.`;
  const known = events[type]!.version;
  return version === known ? null : `Unknown version ${version} of ${type}: this build reads ${known}.`;
}

export function eventFactory<Payloads>(
  events: EventCatalog,
  ids: Snowflake,
  clock: Clock,
): CreateEvent<Payloads> {
  return (type, key, payload) => {
    const trace = traceparent();
    return {
      ...{ id: ids.next(), type, version: events[type]!.version, key, at: clock.now() },
      ...(trace === undefined ? {} : { trace }),
      payload,
    };
  };
}
