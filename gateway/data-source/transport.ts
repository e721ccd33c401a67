import type { GraphQLRequest } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation } from '#platform/cancellation.js';

/** A request to a subgraph. */
export interface SubgraphFetch extends GraphQLRequest {
  readonly variables: Record<string, unknown>;
}

/** The request context, and the client headers that the subgraph receives. */
export interface SendContext extends RequestContext {
  readonly headers?: PropagatedHeaders;
}

/** Client headers that subgraphs receive, by lower-case name. */
export type PropagatedHeaders = Readonly<Record<string, string>>;

/** Sends requests to one subgraph. */
export interface SubgraphTransport extends AsyncDisposable {
  /** Rejects when there is no valid response, and with the signal's reason when the signal aborts. */
  send(request: SubgraphFetch, context: SendContext, signal: Cancellation): Promise<SubgraphResponse>;
  /** Whether the subgraph reports that it is ready; rejects when it does not respond. */
  isReady(): Promise<boolean>;
}
