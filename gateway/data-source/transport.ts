import type { GraphQLRequest } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation } from '#platform/cancellation.js';

/** What a subgraph is asked. */
export interface SubgraphFetch extends GraphQLRequest {
  readonly variables: Record<string, unknown>;
}

/** On whose behalf a subgraph is asked, and the headers of the client that it is to receive. */
export interface SendContext extends RequestContext {
  readonly headers?: PropagatedHeaders;
}

/** Headers of a client that subgraphs receive, by their names in lower case. */
export type PropagatedHeaders = Readonly<Record<string, string>>;

/** The way to one subgraph. */
export interface SubgraphTransport extends AsyncDisposable {
  /** Rejects when there is no answer, or one that is none; with the signal's reason when that is aborted. */
  send(request: SubgraphFetch, context: SendContext, signal: Cancellation): Promise<SubgraphResponse>;
  /** Whether the subgraph says of itself that it can work; rejects when it says nothing. */
  isReady(): Promise<boolean>;
}
