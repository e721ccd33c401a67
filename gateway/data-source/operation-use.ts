/** What an operation has used of the gateway and the subgraphs: counted for clients that ask. */
export class OperationUse {
  /** Entities that came from the entity cache. */
  hits = 0;
  /** Entities that may be cached, and were fetched from a subgraph. */
  misses = 0;
  /** Fetches from subgraphs, retries not counted; one that is shared with another operation counts for both. */
  fetches = 0;
}
