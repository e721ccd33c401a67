import type { Position } from './bus/index.js';
import type { Cursors } from './cursor.js';

const NO_ID = '';

/** Where a live subscription resumes. */
export interface LivePlace {
  /** The client has every event up to this position of the stream. */
  position: Position;
  /** A Snowflake from the moment of that position: locates it in stored data when the stream is gone. Null when there is none. */
  id: string | null;
  /** Ids of events that the client has although they come after `position`. */
  knownIds: readonly string[];
}

/** The signed cursor of a place. `list` is the `cursorList` of the live source. */
export function packLiveCursor(
  cursors: Cursors,
  list: string,
  { position, id, knownIds }: LivePlace,
): string {
  return cursors.pack(list, [position, id ?? NO_ID, ...knownIds]);
}

/** The place of a cursor; throws BAD_USER_INPUT for a cursor of another list. */
export function unpackLiveCursor(cursors: Cursors, list: string, cursor: string): LivePlace {
  const [position, id = NO_ID, ...knownIds] = cursors.unpack(list, cursor);
  return { position: Number(position), id: id === NO_ID ? null : String(id), knownIds: knownIds.map(String) };
}
