import { randomUUID } from 'node:crypto';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { print, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { boundedErrors, Deadline, type TimeoutQueue } from '../../data-source/index.js';
import { conditionsOf, ErrorMapper } from '../../execution/index.js';
import { executePlan, type Federation } from '../../federation/index.js';
import { resultTextOf, type AdmittedSubscription, type ResultOptions } from '../../pipeline/index.js';
import { outageIn } from '../notice/index.js';
import type { UpstreamRequest, UpstreamResult } from './upstream-client.js';

/** How events are completed and shown. */
export interface CompletionOptions extends ResultOptions {
  /** The time that one event may take. */
  readonly timeouts: TimeoutQueue;
}

/** A subscription as the planner splits it: what one subgraph is subscribed to, and what the others add to each event. */
export class UpstreamOperation {
  /** The first of the subscriptions that share it. */
  readonly admitted: AdmittedSubscription;
  readonly subgraph: string;
  readonly request: UpstreamRequest;
  readonly #plan: QueryPlan;
  readonly #errorMapper: ErrorMapper;

  /** Throws when the operation cannot be planned. */
  constructor(admitted: AdmittedSubscription) {
    const { federation, document, operation, overrides, variables } = admitted;
    this.admitted = admitted;
    const conditions = conditionsOf(document, operation, variables);
    this.#plan = federation.plans.of(document, operation.name?.value ?? null, overrides, conditions);
    const primary = primaryOf(this.#plan);
    this.#errorMapper = new ErrorMapper(primary, [], federation.supergraphSchema);
    const used = primary.variableUsages ?? [];
    this.subgraph = primary.serviceName;
    this.request = {
      query: primary.operation,
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.includes(name))),
      operationName: primary.operationName,
    };
  }

  /** What makes two subscriptions one: the document, the variables, and what the subgraphs receive of the client. */
  static keyOf({ document, operation, variables, overrides, headers }: AdmittedSubscription): string {
    return JSON.stringify([print(document), operation.name?.value, variables, overrides, headers]);
  }

  /** The same subscription in another supergraph. */
  in(federation: Federation): UpstreamOperation {
    return new UpstreamOperation({ ...this.admitted, federation });
  }

  /** Whether both subscribe a subgraph to the same. */
  subscribesLike({ subgraph, request }: UpstreamOperation): boolean {
    return subgraph === this.subgraph && JSON.stringify(request) === JSON.stringify(this.request);
  }

  /**
   * The result that clients get for one event of the subgraph, as JSON: completed by the other subgraphs. Rejects with an Outage
   * when one of those is away. Errors that came with the event are part of the result, whatever their code.
   */
  async complete({ data, errors = [] }: UpstreamResult, options: CompletionOptions): Promise<string> {
    const { federation, document, operation, variables, headers } = this.admitted;
    const requestId = randomUUID();
    const deadline = new Deadline(options.timeouts);
    const placed = boundedErrors(errors).map((error) => this.#placed(error));
    try {
      const result = await executePlan(federation, this.#plan, {
        document,
        operationName: operation.name?.value ?? null,
        variables,
        event: data ?? {},
        errors: placed,
        fetchContext: {
          ...{ viewer: null, requestId, clientIp: null, signal: deadline },
          ...(headers ? { headers } : {}),
        },
      });
      const outage = outageIn((result.errors ?? []).filter((error) => !placed.includes(error)));
      if (outage) throw outage;
      return resultTextOf(result, requestId, options);
    } finally {
      deadline.end();
    }
  }

  /** The error that refuses the subscription, as clients see it. */
  refusalOf(error: GraphQLFormattedError): GraphQLError {
    return this.#placed(boundedErrors([error])[0]!);
  }

  /** An error of the subgraph, at its place in the answer. */
  #placed(error: GraphQLFormattedError): GraphQLError {
    return this.#errorMapper.forErrors([error])[0]!;
  }
}

function primaryOf({ node }: QueryPlan): FetchNode {
  if (node?.kind === 'Subscription') return node.primary;
  throw new RookeryError('BAD_REQUEST', { message: 'The subscription selects no field of a subgraph.' });
}
