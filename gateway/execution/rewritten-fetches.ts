import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { Rewrites } from './rewrites.js';
import type { Answer, Fields, Source, Sources, SubgraphRequest } from './source.js';

/** The name of the source that returns the event in the plan of a subscription. */
export const EVENT = 'an event';

/**
 * A plan for Apollo's executor, and the sources that go with it: the sources undo the renaming of the planner, because the
 * executor loses values that are false, zero or empty when it does so.
 */
export class RewrittenFetches {
  readonly plan: QueryPlan;
  readonly #schema: GraphQLSchema;
  readonly #rewrites = new Map<string, Rewrites>();
  #eventRewrites: Rewrites | null = null;

  constructor(plan: QueryPlan, schema: GraphQLSchema) {
    this.#schema = schema;
    this.plan = this.#withEventSource(plan);
  }

  event(event: Fields): Fields {
    return this.#eventRewrites ? this.#eventRewrites.applyToCopy(event) : event;
  }

  /** The executor writes to responses, which are shared: it gets copies. */
  sources(sources: Sources): Sources {
    const owned = Object.entries(sources).map(([subgraph, source]): [string, Source] => [
      subgraph,
      {
        process: async (subgraphRequest) => {
          const rewrites = this.#rewrites.get(`${subgraph} ${subgraphRequest.request.query}`) ?? null;
          return copied(await source.process(subgraphRequest), subgraphRequest, rewrites);
        },
      },
    ]);
    return Object.fromEntries(owned);
  }

  /** The executor does not support subscriptions: one event runs as a query whose first fetch returns the event. */
  #withEventSource(plan: QueryPlan): QueryPlan {
    const { node } = plan;
    if (!node) return plan;
    if (node.kind !== 'Subscription') return { ...plan, node: this.#strip(node) };
    this.#eventRewrites = Rewrites.of(this.#schema, node.primary.outputRewrites);
    const primary = { ...this.#strip(node.primary), serviceName: EVENT };
    const rest = node.rest && this.#strip(node.rest);
    return { ...plan, node: { kind: 'Sequence', nodes: rest ? [primary, rest] : [primary] } };
  }

  /** The node without the renaming of its responses. */
  #strip<Node extends PlanNode>(node: Node): Node;
  #strip(node: PlanNode): PlanNode {
    switch (node.kind) {
      case 'Fetch':
        return this.#stripFetch(node);
      case 'Flatten':
        return { ...node, node: this.#strip(node.node) };
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((each) => this.#strip(each)) };
      case 'Condition': {
        const { ifClause, elseClause } = node;
        return {
          ...node,
          ...(ifClause ? { ifClause: this.#strip(ifClause) } : {}),
          ...(elseClause ? { elseClause: this.#strip(elseClause) } : {}),
        };
      }
      case 'Defer':
        return node;
    }
  }

  #stripFetch(node: FetchNode): FetchNode {
    const { outputRewrites, ...fetch } = node;
    const rewrites = Rewrites.of(this.#schema, outputRewrites);
    if (rewrites) this.#rewrites.set(`${node.serviceName} ${node.operation}`, rewrites);
    return fetch;
  }
}

function copied(answer: Answer, { request }: SubgraphRequest, rewrites: Rewrites | null): Answer {
  const { data, errors } = answer;
  const copy = data && structuredClone(data);
  const { representations } = request.variables;
  const length = Array.isArray(representations) ? representations.length : null;
  if (copy && rewrites) rewrites.apply(length === null ? copy : copy['_entities']);
  return {
    ...answer,
    ...(copy ? { data: copy } : {}),
    ...(errors ? { errors: errors.map((error) => placed(error, length, rewrites)) } : {}),
  };
}

/**
 * The error at the place that the executor knows. An error of an `_entities` fetch that names no entity concerns all of them: the
 * executor would report it at `_entities`, which is not a path of the response.
 */
function placed(
  error: GraphQLFormattedError,
  entities: number | null,
  rewrites: Rewrites | null,
): GraphQLFormattedError {
  const { path = [] } = error;
  if (entities === null) return rewrites ? { ...error, path: [...rewrites.pathAfter(path)] } : error;
  const [root, index, ...below] = path;
  if (root !== '_entities') return error;
  if (typeof index !== 'number' || index >= entities) return { ...error, path: [] };
  return rewrites ? { ...error, path: [root, index, ...rewrites.pathAfter(below)] } : error;
}
