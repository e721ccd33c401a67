import type { RequestContext } from '../viewer.js';

/*
 * What goes over the wire between the gateway and a subgraph in another process.
 *
 * The gateway POSTs all that it asks a subgraph in one turn of its event loop as one JSON array. Each element is a GraphQL
 * request whose `extensions` tell on whose behalf it is asked:
 *
 *   [{"query":"…","variables":{…},"operationName":"…","extensions":{"viewer":{…},"requestId":"…","clientIp":null,"trace":"…"}}, …]
 *
 * One header signs the whole body (platform/signature.ts). The answers come as they become ready, a line for each: the place
 * of its request in the array, a space, the GraphQL response as JSON without a line break, and a line feed. So a slow answer
 * does not hold up the others, and lines that are ready together travel together:
 *
 *   1 {"data":{…}}
 *   0 {"data":{…},"errors":[…]}
 *
 * `null` in place of a response means that the subgraph failed to give one; what happened is in its log. A body that is an
 * object instead of an array is an ordinary GraphQL request, and has an ordinary GraphQL response.
 */

/** What the gateway's query planner sends. */
export interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** A GraphQL request, and on whose behalf it is made. */
export interface SubgraphRequest {
  readonly request: GraphQLRequest;
  readonly context: RequestContext;
}

/** As it stands in a body. */
interface SerializedRequest extends GraphQLRequest {
  extensions?: Partial<RequestContext>;
}

/** One element of a batch, as JSON. */
export function writeRequest(
  { query, variables, operationName }: GraphQLRequest,
  context: RequestContext,
): string {
  return JSON.stringify({ query, variables, operationName, extensions: context } satisfies Record<
    keyof SerializedRequest,
    unknown
  >);
}

/** The body that asks all of these. */
export function writeBatch(written: readonly string[]): string {
  return `[${written.join(',')}]`;
}

/** What a body asks: a list for a batch, a single one for an ordinary request. Throws a SyntaxError when it is not JSON. */
export function readRequests(body: Buffer): SubgraphRequest | SubgraphRequest[] {
  const written = JSON.parse(body.toString()) as SerializedRequest | SerializedRequest[];
  return Array.isArray(written) ? written.map(requestOf) : requestOf(written);
}

function requestOf({ extensions = {}, ...request }: SerializedRequest): SubgraphRequest {
  const { viewer = null, requestId = '', clientIp = null, trace } = extensions;
  return {
    request,
    context: { viewer, requestId, clientIp, ...(trace === undefined ? {} : { trace }) },
  };
}
