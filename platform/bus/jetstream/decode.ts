import type { AnyEvent } from '../../event.js';

/** Parses the body of a message as an event. Returns null when it is none. */
export function decode(message: { string(): string }): AnyEvent | null {
  try {
    const event = JSON.parse(message.string()) as Partial<AnyEvent> | null;
    const whole =
      typeof event?.id === 'string' && typeof event.type === 'string' && typeof event.key === 'string';
    return whole ? (event as AnyEvent) : null;
  } catch {
    return null;
  }
}
