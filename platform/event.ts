import type { Clock } from './clock.js';
import type { Snowflake } from './snowflake.js';
import { traceparent } from './tracing/index.js';

/** The envelope of an event, as outboxes store it and the bus transports it. */
export interface Event<Type extends string = string, Payload = unknown> {
  /** A Snowflake. The bus uses it as the message id, which makes publishing idempotent. */
  id: string;
  type: Type;
  /** The version of the payload. */
  version: number;
  /** Events with the same key are delivered in the order of publishing. */
  key: string;
  /** Time of the event in ms since 1970. */
  at: number;
  /** The trace that caused the event (W3C `traceparent`); absent without tracing. */
  trace?: string;
  payload: Payload;
}

/**
 * Any event. Infrastructure reads only the envelope. The payload is known to the code that declared the
 * event, so both parameters are `any` and every declared event is assignable.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- with `unknown`, reactions typed by their event are not assignable
export type AnyEvent = Event<any, any>;

/** What is told to whoever listens at that moment, and stored by nobody: a state that ends by itself, such as typing. */
export type Signal = Pick<AnyEvent, 'type' | 'at' | 'payload'>;

/** The stream of an event type, and the payload version that this code writes. */
export interface EventDeclaration {
  readonly stream: string;
  readonly version: number;
  /**
   * The oldest version that this code still reads.
   * @default version
   */
  readonly oldest?: number;
}

/** Versions of one event type, the limits included. */
interface VersionRange {
  readonly oldest: number;
  readonly newest: number;
}

/** By event type: the versions that a process reads. */
export type ReadVersions = Readonly<Record<string, VersionRange>>;

/** The declared events by type. A bus is opened with a catalog. */
export type EventCatalog = Readonly<Record<string, EventDeclaration>>;

/** Creates an event of the current version. `key` determines the order: the id of the acting user. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as for AnyEvent
export type CreateEvent<Payloads = any> = <T extends keyof Payloads & string>(
  type: T,
  key: string,
  payload: Payloads[T],
) => Event<T, Payloads[T]>;

/** The distinct streams of the declared events. */
export function streamsOf(events: EventCatalog): string[] {
  return [...new Set(Object.values(events).map(({ stream }) => stream))];
}

/** The stream of an event type. Throws for an unknown type. */
export function streamOf(events: EventCatalog, type: string): string {
  if (!Object.hasOwn(events, type)) throw new Error(`Unknown event type ${JSON.stringify(type)}.`);
  return events[type]!.stream;
}

/** The versions that this code reads of some event types, all of them declared. */
export function versionsRead(events: EventCatalog, types: readonly string[]): ReadVersions {
  return Object.fromEntries(types.map((type) => [type, rangeOf(events[type]!)]));
}

function rangeOf({ version: newest, oldest = newest }: EventDeclaration): VersionRange {
  return { oldest, newest };
}

function isIn({ oldest, newest }: VersionRange, version: number): boolean {
  return Number.isSafeInteger(version) && oldest <= version && version <= newest;
}

/** Whether a process reads an event. */
export function reads(versions: ReadVersions, { type, version }: Event): boolean {
  return Object.hasOwn(versions, type) && isIn(versions[type]!, version);
}

/** Whether an event has a later version than this code knows: a later build reads it. */
export function isNewer(events: EventCatalog, { type, version }: Event): boolean {
  return Object.hasOwn(events, type) && Number.isSafeInteger(version) && version > events[type]!.version;
}

/** What is alike for all processes that read one event: its type and version, as a key. */
export function versionKeyOf({ type, version }: Event): string {
  return `${type}@${version}`;
}

/** Why this version of the code cannot read an event; null when it can. Redelivery to this code does not help. */
export function refusalOf(events: EventCatalog, { type, version }: Event): string | null {
  if (!Object.hasOwn(events, type)) return `Unknown event type ${JSON.stringify(type)}.`;
  const range = rangeOf(events[type]!);
  if (isIn(range, version)) return null;
  const { oldest, newest } = range;
  const known = oldest === newest ? newest : `${oldest} to ${newest}`;
  return `Unknown version ${version} of ${type}: this build reads ${known}.`;
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
