import type { SubgraphRequest } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { RoomAnswer } from './subgraph-response.js';
import type { Cancellation } from './cancellation.js';

/** What a room is asked. */
export interface RoomRequest extends SubgraphRequest {
  readonly variables: Record<string, unknown>;
}

/** The way to one room. */
export interface RoomTransport extends AsyncDisposable {
  /** Rejects when there is no answer, or one that is none; with the signal's reason when that is aborted. */
  send(request: RoomRequest, context: RequestContext, signal: Cancellation): Promise<RoomAnswer>;
  /** Whether the room says of itself that it can work; rejects when it says nothing. */
  isReady(): Promise<boolean>;
}
