import type { Position } from '#platform/bus/index.js';
import type { LiveEvent } from '#platform/live-source.js';

/**
 * A place in the history of a stream: a position, and a Snowflake from the moment of that position. The Snowflake locates the
 * place in stored data when the stream no longer has the position.
 */
export interface Place {
  readonly position: Position;
  readonly id: string;
}

export interface PositionedEvent {
  readonly event: LiveEvent;
  /** Of a signal, which has no place of its own: that of the newest event. */
  readonly place: Place;
}
