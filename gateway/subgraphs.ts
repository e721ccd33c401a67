import type { Clock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import type { ConnectSubgraph, GatewayConfig, SubgraphConnection } from './config.js';
import { GraphqlTransport, HttpTransport, LocalTransport, SubgraphDataSource } from './data-source/index.js';
import type { Limits } from './limits.js';
import type { Metrics } from './metrics.js';

interface SubgraphDeps {
  limits: Pick<Limits, 'fetchMs' | 'operationMs'>;
  metrics: Pick<Metrics, 'fetches'>;
  clock: Clock;
  log: Log;
}

type ConnectionConfig = Pick<GatewayConfig, 'subgraphs' | 'connectSubgraph' | 'internalSecret'>;

/** The data sources of a supergraph's subgraphs. */
export interface OpenSubgraphs {
  /** Those of the supergraph in use, by name. */
  readonly current: Readonly<Record<string, SubgraphDataSource>>;
  /** The data sources for a supergraph: opens those that are not open yet. Throws for a subgraph that cannot be reached. */
  of(subgraphs: readonly SubgraphMetadata[]): Readonly<Record<string, SubgraphDataSource>>;
  /** A supergraph with these data sources is in use. The others are closed when no operation can need them any more. */
  use(sources: Readonly<Record<string, SubgraphDataSource>>): void;
}

/** What a supergraph says about one of its subgraphs. */
export interface SubgraphMetadata {
  readonly name: string;
  readonly url: string;
}

/** Opens a data source for each subgraph: at once for those that are given by name, else when a supergraph has it. */
export function openSubgraphs(
  stack: DisposalStack,
  config: ConnectionConfig,
  deps: SubgraphDeps,
): OpenSubgraphs {
  const { subgraphs, connectSubgraph } = config;
  if (connectSubgraph) return stack.use(new SupergraphSubgraphs(connectSubgraph, config, deps));
  const named = Object.entries(subgraphs).map(([name, connection]): [string, SubgraphDataSource] => [
    name,
    stack.use(openSource(name, connection, config, deps)),
  ]);
  const current = Object.fromEntries(named);
  return {
    current,
    use: () => undefined,
    of: () => current,
  };
}

/** The subgraphs that a supergraph names: with another supergraph others may come, and addresses may change. */
class SupergraphSubgraphs implements OpenSubgraphs, AsyncDisposable {
  readonly #connect: ConnectSubgraph;
  readonly #config: ConnectionConfig;
  readonly #deps: SubgraphDeps;
  /** By name and connection. */
  readonly #open = new Map<string, SubgraphDataSource>();
  readonly #retiring = new Set<NodeJS.Timeout>();
  current: Readonly<Record<string, SubgraphDataSource>> = {};

  constructor(connect: ConnectSubgraph, config: ConnectionConfig, deps: SubgraphDeps) {
    this.#connect = connect;
    this.#config = config;
    this.#deps = deps;
  }

  of(subgraphs: readonly SubgraphMetadata[]): Readonly<Record<string, SubgraphDataSource>> {
    const connections = subgraphs.map((each) => [each.name, this.#connect(each)] as const);
    const sources = connections.map(([name, connection]): [string, SubgraphDataSource] => {
      const key = JSON.stringify([name, connection]);
      let source = this.#open.get(key);
      if (!source) this.#open.set(key, (source = openSource(name, connection, this.#config, this.#deps)));
      return [name, source];
    });
    return Object.fromEntries(sources);
  }

  use(sources: Readonly<Record<string, SubgraphDataSource>>): void {
    this.current = sources;
    this.#retireLater();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const timer of this.#retiring) clearTimeout(timer);
    await Promise.all([...this.#open.values()].map((source) => source[Symbol.asyncDispose]()));
  }

  #retireLater(): void {
    const timer = setTimeout(() => {
      this.#retiring.delete(timer);
      const used = new Set(Object.values(this.current));
      for (const [key, source] of this.#open) {
        if (used.has(source)) continue;
        this.#open.delete(key);
        void source[Symbol.asyncDispose]();
      }
    }, this.#deps.limits.operationMs * 2).unref();
    this.#retiring.add(timer);
  }
}

function openSource(
  subgraph: string,
  connection: SubgraphConnection,
  { internalSecret }: ConnectionConfig,
  { limits: { fetchMs }, metrics: { fetches }, clock, log }: SubgraphDeps,
): SubgraphDataSource {
  return new SubgraphDataSource({
    subgraph,
    transport: transportTo(subgraph, connection, internalSecret, clock),
    fetchMs,
    log,
    observe: (outcome, ms) => fetches.observe({ subgraph, outcome }, ms / 1000),
  });
}

function transportTo(
  name: string,
  connection: SubgraphConnection,
  secret: Buffer | undefined,
  clock: Clock,
): GraphqlTransport | HttpTransport | LocalTransport {
  if ('ask' in connection) return new LocalTransport(connection.ask);
  if ('graphqlUrl' in connection) {
    const sign = secret && createSigner(secret, name, clock);
    return new GraphqlTransport({
      url: connection.graphqlUrl,
      sign: sign ? (body) => [SIGNATURE_HEADER, sign(body)] : null,
    });
  }
  if (!secret) throw new Error(`The subgraph ${name} speaks the signed batch protocol: set internalSecret.`);
  return new HttpTransport(name, connection.url, secret, clock);
}
