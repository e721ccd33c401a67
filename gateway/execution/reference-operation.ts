import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  visit,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { nullError } from './null-errors.js';
import { untilList } from './places.js';
import type { ExecutionRequest, PlannedOperation, PreparedOperation, Schemas } from './prepared-operation.js';
import type { Fields, SubgraphRequest, Source, Sources } from './source.js';

/** The name of the source that returns the event in the plan of a subscription. */
const EVENT = 'an event';

/** Runs an operation with Apollo's executor, which supports every plan and prepares nothing. */
export class ReferenceOperation implements PreparedOperation {
  readonly executor = 'stock';
  readonly plan: QueryPlan;
  readonly #schemas: Schemas;
  readonly #planned: PlannedOperation;
  readonly #executable: QueryPlan;

  constructor(schemas: Schemas, planned: PlannedOperation) {
    this.plan = planned.plan;
    this.#schemas = schemas;
    this.#planned = withoutDenied(planned);
    this.#executable = withEventSource(planned.plan);
  }

  async run(
    { variables, fetchContext, event, errors: known = [] }: ExecutionRequest,
    sources: Sources,
  ): Promise<ExecutionResult<Fields>> {
    const { apiSchema, plannerSchema, supergraphSchema } = this.#schemas;
    const { document, operation } = this.#planned;
    const operationContext = buildOperationContext({
      schema: apiSchema,
      operationDocument: document,
      ...(operation.name ? { operationName: operation.name.value } : {}),
    });
    // The executor reads only these three fields of Apollo's request context, and passes the whole to sources.
    const requestContext = { request: { variables }, context: { fetchContext }, metrics: {} };
    const services = {
      ...copiedResponses(sources),
      [EVENT]: { process: () => Promise.resolve({ data: event }) },
    };
    const { data, errors, extensions } = await executeQueryPlan(
      this.#executable,
      // The executor only calls `process` of a data source.
      services as unknown as ServiceMap,
      // Apollo's class has more fields than these three.
      requestContext as unknown as Parameters<typeof executeQueryPlan>[2],
      operationContext,
      supergraphSchema,
      plannerSchema,
    );
    const reported = [...known, ...(errors ?? []).map(inPlace), ...nullErrorsOf(extensions)];
    return { ...(data === undefined ? {} : { data }), ...(reported.length > 0 ? { errors: reported } : {}) };
  }
}

/** A denied field is left out; so that its object keeps a selection, its place is taken by the name of the type. */
function withoutDenied(planned: PlannedOperation): PlannedOperation {
  const { document, operation, denied } = planned;
  if (!denied) return planned;
  const name = { kind: Kind.NAME, value: '__typename' } as const;
  const allowed = visit(document, {
    Field: (node) => (denied.has(node) ? { kind: Kind.FIELD, name } : undefined),
  });
  return {
    ...planned,
    document: allowed,
    operation: getOperationAST(allowed, operation.name?.value) ?? operation,
  };
}

/** The executor reports nulls in non-null places in `extensions.valueCompletion`, which clients do not read. */
function nullErrorsOf(extensions: ExecutionResult['extensions']): GraphQLError[] {
  const { valueCompletion = [] } = (extensions ?? {}) as { valueCompletion?: readonly GraphQLError[] };
  return valueCompletion
    .filter(({ message, path }) => path && message.startsWith('Cannot return null'))
    .map(({ path }) => nullError(path!));
}

/** The executor uses the planner's paths, with `@` for lists: an error gets the part that exists in the response. */
function inPlace(error: GraphQLError): GraphQLError {
  const { message, path, extensions, originalError } = error;
  if (!path) return error;
  const place = untilList(path);
  return place.length === path.length
    ? error
    : new GraphQLError(message, { path: place, extensions, originalError });
}

/** The executor writes to responses, which are shared: it gets copies. */
function copiedResponses(sources: Sources): Sources {
  const owned = Object.entries(sources).map(([subgraph, source]): [string, Source] => [
    subgraph,
    {
      process: async (subgraphRequest) => {
        const answer = await source.process(subgraphRequest);
        const { data, errors } = answer;
        return {
          ...answer,
          ...(data ? { data: structuredClone(data) } : {}),
          ...(errors ? { errors: errors.map(aboutEntities(subgraphRequest)) } : {}),
        };
      },
    },
  ]);
  return Object.fromEntries(owned);
}

/**
 * An error of an `_entities` fetch that names no entity concerns all of them: the executor would report it at `_entities`,
 * which is not a path of the response.
 */
function aboutEntities({
  request,
}: SubgraphRequest): (error: GraphQLFormattedError) => GraphQLFormattedError {
  const { representations } = request.variables;
  if (!Array.isArray(representations)) return (error) => error;
  return (error) => {
    const [root, index] = error.path ?? [];
    const isAboutOne = typeof index === 'number' && index < representations.length;
    return root === '_entities' && !isAboutOne ? { ...error, path: [] } : error;
  };
}

/** The executor does not support subscriptions: one event runs as a query whose first fetch returns the event. */
function withEventSource(plan: QueryPlan): QueryPlan {
  const { node } = plan;
  if (node?.kind !== 'Subscription') return plan;
  const primary = { ...node.primary, serviceName: EVENT };
  return { ...plan, node: { kind: 'Sequence', nodes: node.rest ? [primary, node.rest] : [primary] } };
}
