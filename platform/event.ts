import { EVENTS, type AnyEvent, type EventPayloads, type EventType } from '#schema/events.js';
import type { Clock } from './clock.js';
import type { Snowflake } from './snowflake.js';
import { traceparent } from './tracing/index.js';

/** Writes a new event of today's version. `key` says which events keep their order: the user who acted. */
export type CreateEvent = <T extends EventType>(type: T, key: string, payload: EventPayloads[T]) => AnyEvent;

export function eventFactory(ids: Snowflake, clock: Clock): CreateEvent {
  return (type, key, payload) => {
    const trace = traceparent();
    return {
      ...{ id: ids.next(), type, version: EVENTS[type].version, key, at: clock.now() },
      ...(trace === undefined ? {} : { trace }),
      payload,
    } as AnyEvent;
  };
}
