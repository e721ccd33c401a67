import { EVENTS, type AnyEvent, type StreamName } from '#schema/events.js';

/** Why this build cannot read an event, or null when it can. Such an event is no use to retry. */
export function refusal({ type, version }: AnyEvent): string | null {
  if (!Object.hasOwn(EVENTS, type)) return `Unknown event type ${JSON.stringify(type)}.`;
  const known = EVENTS[type].version;
  return version === known ? null : `Unknown version ${version} of ${type}: this build reads ${known}.`;
}

/** The stream that an event travels on; throws for a type that this build does not know. */
export function streamOf({ type }: AnyEvent): StreamName {
  if (!Object.hasOwn(EVENTS, type)) throw new Error(`Unknown event type ${JSON.stringify(type)}.`);
  return EVENTS[type].stream;
}
