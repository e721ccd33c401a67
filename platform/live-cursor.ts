import type { Position } from './bus/index.js';
import type { Cursors } from './cursor.js';

/** Names the list that cursors of `homeTimelineEvents` belong to. */
const LIST = 'live';
const NO_ID = '';

/** Where somebody goes on in `homeTimelineEvents`. */
export interface LivePlace {
  /** Everything up to this position of the stream is known. */
  position: Position;
  /** An id from the moment when that was reached: with it somebody can go on whose stream is no more. Null when there is none. */
  id: string | null;
  /** Tweets that are known although their events may still come. */
  knownIds: readonly string[];
}

/** Makes the cursor of a place: the gateway does with every notice, the timeline subgraph with a page. */
export function packLiveCursor(cursors: Cursors, { position, id, knownIds }: LivePlace): string {
  return cursors.pack(LIST, [position, id ?? NO_ID, ...knownIds]);
}

/** The place of a cursor; BAD_USER_INPUT for one that is not of this list. */
export function unpackLiveCursor(cursors: Cursors, cursor: string): LivePlace {
  const [position, id = NO_ID, ...knownIds] = cursors.unpack(LIST, cursor);
  return { position: Number(position), id: id === NO_ID ? null : String(id), knownIds: knownIds.map(String) };
}
