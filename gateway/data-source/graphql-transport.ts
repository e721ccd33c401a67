import { Pool } from 'undici';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '#platform/errors.js';
import { traceparent } from '#platform/tracing/index.js';
import type { Cancellation } from '#platform/cancellation.js';
import { InvalidSubgraphResponse, SubgraphUnavailable } from './failure.js';
import { readAnswer, type SubgraphResponse } from './subgraph-response.js';
import type { SendContext, SubgraphFetch, SubgraphTransport } from './transport.js';

/** Connections per subgraph. */
const CONNECTIONS = 128;
/** Shorter than the 5 s of Node's own server, so that the gateway is the side that closes an idle connection. */
const KEEP_ALIVE_MS = 4_000;
/** ms that a subgraph may take to answer the readiness check. */
const READY_MS = 2_000;
/** The same limit as for Rookery's own subgraphs. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

/** Statuses of a proxy or a server that is starting or stopping: the request was not executed. */
const UNAVAILABLE: ReadonlySet<number> = new Set([502, 503, 504]);

/** Codes that a subgraph has for a document of the planner: the client has sent another one, which is valid. */
const ABOUT_THE_DOCUMENT: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_TOO_COMPLEX',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'PERSISTED_QUERY_NOT_FOUND',
]);

export interface GraphqlTransportOptions {
  url: string;
  /** Signs the body: the header and its value. Null when no secret is set. */
  sign: ((body: Buffer) => readonly [header: string, value: string]) | null;
}

/**
 * Asks a subgraph by plain GraphQL over HTTP: one POST for each fetch, a JSON response. Any server that implements the
 * subgraph specification of Federation 2 understands it. Propagated client headers come with the context.
 */
export class GraphqlTransport implements SubgraphTransport {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #sign: GraphqlTransportOptions['sign'];

  constructor({ url, sign }: GraphqlTransportOptions) {
    const { origin, pathname, search } = new URL(url);
    this.#path = pathname + search;
    this.#sign = sign;
    // Every request has a deadline of its own.
    const timeouts = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS };
    this.#pool = new Pool(origin, { connections: CONNECTIONS, ...timeouts });
  }

  async send(request: SubgraphFetch, context: SendContext, signal: Cancellation): Promise<SubgraphResponse> {
    if (signal.aborted) throw signal.reason as Error;
    const { query, variables, operationName } = request;
    const body = Buffer.from(JSON.stringify({ query, variables, operationName }));
    const abort = new AbortController();
    const onAbort = { handleEvent: () => abort.abort(signal.reason) };
    signal.addEventListener('abort', onAbort);
    try {
      return await this.#post(body, context, abort.signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  async isReady(): Promise<boolean> {
    const body = Buffer.from('{"query":"{__typename}"}');
    const context = { viewer: null, requestId: 'ready', clientIp: null };
    const { data } = await this.#post(body, context, AbortSignal.timeout(READY_MS));
    return data !== null;
  }

  /** Waits for the requests in flight. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.close();
  }

  async #post(body: Buffer, context: SendContext, signal: AbortSignal): Promise<SubgraphResponse> {
    const { statusCode, body: stream } = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: this.#headersOf(body, context),
      body,
      signal,
    });
    const text = await readText(stream);
    try {
      return withoutDocumentCodes(readAnswer(text));
    } catch (error) {
      if (UNAVAILABLE.has(statusCode)) throw new SubgraphUnavailable(`HTTP ${statusCode}`);
      throw statusCode === 200 ? error : new InvalidSubgraphResponse(`HTTP ${statusCode}`, { cause: error });
    }
  }

  #headersOf(body: Buffer, { requestId, headers }: SendContext): Record<string, string> {
    const trace = traceparent();
    const signature = this.#sign?.(body);
    return {
      ...headers,
      ...HEADERS,
      'x-request-id': requestId,
      ...(trace === undefined ? {} : { traceparent: trace }),
      ...(signature ? { [signature[0]]: signature[1] } : {}),
    };
  }
}

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // To leave the loop early destroys the stream, and with it the connection.
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > MAX_RESPONSE_BYTES) {
      throw new InvalidSubgraphResponse(`The response has more than ${MAX_RESPONSE_BYTES} bytes.`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function withoutDocumentCodes({ data, errors }: SubgraphResponse): SubgraphResponse {
  return errors ? { data, errors: errors.map(withoutDocumentCode) } : { data };
}

function withoutDocumentCode(error: GraphQLFormattedError): GraphQLFormattedError {
  const { extensions, ...rest } = error;
  return ABOUT_THE_DOCUMENT.has(extensions?.['code']) ? rest : error;
}
