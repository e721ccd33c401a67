import type { RequestContext } from '../viewer.js';

/*
 * The protocol between the gateway and a subgraph in another process.
 *
 * The gateway POSTs all requests of one turn of its event loop as one JSON array. Each element is a GraphQL request whose
 * `extensions` carry the request context:
 *
 *   [{"query":"…","variables":{…},"operationName":"…","extensions":{"viewer":{…},"requestId":"…","clientIp":null,"trace":"…"}}, …]
 *
 * One header signs the whole body (platform/signature.ts). The response has one line per request, in the order in which they
 * are ready: the index of the request in the array, a space, the GraphQL response as JSON without a line break, and a line
 * feed. A slow response does not delay the others, and lines that are ready together are sent together:
 *
 *   1 {"data":{…}}
 *   0 {"data":{…},"errors":[…]}
 *
 * A request of a batch that nobody waits for any more is cancelled by a POST of its own to the same address, which is answered
 * with 204. It names the batch by the signature of its body, and the requests by their indexes. It has no effect when the batch
 * is over, or when another process that shares the address carries it out: then the request runs to its end.
 *
 *   {"cancel":"…","requests":[0,3]}
 *
 * `null` instead of a response means that the subgraph could not create one; its log has the reason. A body that is an object
 * instead of an array is an ordinary GraphQL request and gets an ordinary GraphQL response.
 */

/** A GraphQL request as the gateway's query planner writes it. */
export interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** A GraphQL request and its context: the viewer and the ids for logs and traces. */
export interface SubgraphRequest {
  readonly request: GraphQLRequest;
  readonly context: RequestContext;
}

/** Cancels requests of a batch. */
export interface CancelRequest {
  /** The signature of the batch. */
  readonly cancel: string;
  /** Indexes in the batch. */
  readonly requests: readonly number[];
}

/** A request as it is in a body. */
interface SerializedRequest extends GraphQLRequest {
  extensions?: Partial<Omit<RequestContext, 'signal'>>;
}

/** One element of a batch, as JSON. */
export function writeRequest(
  { query, variables, operationName }: GraphQLRequest,
  context: Omit<RequestContext, 'signal'>,
): string {
  return JSON.stringify({ query, variables, operationName, extensions: context } satisfies Record<
    keyof SerializedRequest,
    unknown
  >);
}

/** The body of a batch of requests that `writeRequest` has written. */
export function writeBatch(requests: readonly string[]): string {
  return `[${requests.join(',')}]`;
}

/** The body that cancels requests of a batch. */
export function writeCancelRequest(request: CancelRequest): string {
  return JSON.stringify(request);
}

/** Reads a body: an array for a batch, one request otherwise. Throws a SyntaxError when it is not JSON. */
export function readRequests(body: Buffer): SubgraphRequest | SubgraphRequest[] | CancelRequest {
  const written = JSON.parse(body.toString()) as SerializedRequest | SerializedRequest[] | CancelRequest;
  if (Array.isArray(written)) return written.map(requestOf);
  return 'cancel' in written ? written : requestOf(written);
}

function requestOf({ extensions = {}, ...request }: SerializedRequest): SubgraphRequest {
  const { viewer = null, requestId = '', clientIp = null, trace } = extensions;
  return {
    request,
    context: { viewer, requestId, clientIp, ...(trace === undefined ? {} : { trace }) },
  };
}
