import type { GatewayService } from '#gateway/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog, type Log } from '#platform/log.js';
import { openSupergraphGateway, type SupergraphGatewayConfig } from '#network/supergraph-gateway.js';
import { compose } from './compose.js';
import {
  openForeignSubgraph,
  type ForeignSubgraph,
  type ForeignSubgraphOptions,
} from './foreign-subgraph.js';

export interface ForeignGateway<Name extends string> extends AsyncDisposable {
  readonly gateway: GatewayService;
  /** The URL of the GraphQL endpoint. */
  readonly endpoint: string;
  readonly subgraphs: Readonly<Record<Name, ForeignSubgraph>>;
  readonly supergraph: string;
  /** POSTs an operation. Returns the parsed body without the request ids in its errors. */
  ask(query: string, options?: AskOptions): Promise<{ status: number; body: Record<string, unknown> }>;
}

export interface AskOptions {
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** A gateway over subgraphs of other implementations, all over real HTTP. */
export async function openForeignGateway<Name extends string>(
  subgraphs: Readonly<Record<Name, ForeignSubgraphOptions>>,
  config: Partial<SupergraphGatewayConfig> = {},
  log: Log = silentLog,
): Promise<ForeignGateway<Name>> {
  const stack = new DisposalStack();
  const opened: [string, ForeignSubgraph][] = [];
  for (const [name, options] of Object.entries<ForeignSubgraphOptions>(subgraphs))
    opened.push([name, stack.use(await openForeignSubgraph(options))]);
  const supergraph = compose(
    Object.fromEntries(opened.map(([name, { sdl }]) => [name, sdl])),
    Object.fromEntries(opened.map(([name, { url }]) => [name, url])),
  );
  const gateway = stack.use(
    await openSupergraphGateway(
      {
        ...{ host: '127.0.0.1', port: 0, drainMs: 0, production: false, supergraph },
        ...config,
        limits: { fetchMs: 60_000, operationMs: 60_000, initMs: 60_000, ...config.limits },
      },
      { log },
    ),
  );
  const endpoint = `${gateway.url}/graphql`;
  return {
    ...{ gateway, endpoint, supergraph },
    subgraphs: Object.fromEntries(opened) as Record<Name, ForeignSubgraph>,
    ask: async (query, { variables, headers = {} } = {}) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      // Request ids differ with every request; locations are about the document, and have tests of their own.
      const text = (await response.text()).replaceAll(/,?"requestId":"[^"]*"|,?"locations":\[[^\]]*\]/g, '');
      return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
    },
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}
