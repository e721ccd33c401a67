import { RookeryError } from '#platform/errors.js';
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { getOperationAST, GraphQLError, Kind, visit, type ExecutionResult } from 'graphql';
import { DataKeys } from './data-keys.js';
import { DirectiveVariables, type DirectiveValues } from './directive-variables.js';
import { distinctErrors } from './distinct-errors.js';
import { nullError } from './null-errors.js';
import { untilList } from './places.js';
import { withDataKeys } from './planned-document.js';
import type { ExecutionRequest, PlannedOperation, PreparedOperation, Schemas } from './prepared-operation.js';
import { EVENT, RewrittenFetches } from './rewritten-fetches.js';
import type { Fields, Sources } from './source.js';

/** Runs an operation with Apollo's executor, which supports every plan and prepares nothing. */
export class ReferenceOperation implements PreparedOperation {
  readonly executor = 'stock';
  readonly plan: QueryPlan;
  readonly #schemas: Schemas;
  readonly #planned: PlannedOperation;
  readonly #dataKeys: DataKeys;
  readonly #directiveVariables: DirectiveVariables;

  constructor(schemas: Schemas, planned: PlannedOperation) {
    this.plan = planned.plan;
    this.#schemas = schemas;
    this.#planned = withKeys(schemas, withoutDenied(planned));
    this.#dataKeys = DataKeys.of(schemas.supergraphSchema);
    this.#directiveVariables = new DirectiveVariables(planned.document, planned.operation);
  }

  async run(
    { variables, fetchContext, event, errors: known = [] }: ExecutionRequest,
    sources: Sources,
  ): Promise<ExecutionResult<Fields>> {
    const { apiSchema, plannerSchema, supergraphSchema } = this.#schemas;
    const { document, operation } = this.#planned;
    let plan: QueryPlan;
    try {
      plan = this.#planOf(this.#directiveVariables.read(variables));
    } catch (error) {
      if (error instanceof RookeryError && error.code === 'BAD_USER_INPUT') return { errors: [error] };
      throw error;
    }
    const fetches = new RewrittenFetches(plan, supergraphSchema);
    const operationContext = buildOperationContext({
      schema: apiSchema,
      operationDocument: document,
      ...(operation.name ? { operationName: operation.name.value } : {}),
    });
    // The executor reads only these three fields of Apollo's request context, and passes the whole to sources.
    const requestContext = { request: { variables }, context: { fetchContext }, metrics: {} };
    const services = {
      ...fetches.sources(sources),
      [EVENT]: { process: () => Promise.resolve({ data: event && fetches.event(event) }) },
    };
    const { data, errors, extensions } = await executeQueryPlan(
      fetches.plan,
      // The executor only calls `process` of a data source.
      services as unknown as ServiceMap,
      // Apollo's class has more fields than these three.
      requestContext as unknown as Parameters<typeof executeQueryPlan>[2],
      operationContext,
      supergraphSchema,
      plannerSchema,
    );
    const found = [...(errors ?? []).map(inPlace), ...nullErrorsOf(extensions)];
    const reported = distinctErrors([...known, ...found.map((error) => this.#inResponse(error))]);
    return {
      ...(data === undefined ? {} : { data: this.#shown(data) as Fields | null }),
      ...(reported.length > 0 ? { errors: reported } : {}),
    };
  }

  #planOf(directiveValues: DirectiveValues): QueryPlan {
    const { plan, planFor } = this.#planned;
    const conditions = this.#directiveVariables.conditions(directiveValues);
    return planFor && conditions.size > 0 ? planFor(conditions) : plan;
  }

  #inResponse(error: GraphQLError): GraphQLError {
    const { message, path, extensions, originalError } = error;
    if (!path) return error;
    const shown = this.#dataKeys.responsePathOf(path);
    return new GraphQLError(message, { path: shown, extensions, originalError });
  }

  /** The data under the response keys of the client. */
  #shown(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.#shown(element));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, below]) => [this.#dataKeys.responseKeyOf(key), this.#shown(below)]),
    );
  }
}

function withKeys(schemas: Schemas, planned: PlannedOperation): PlannedOperation {
  const document = withDataKeys(schemas, planned.document);
  const operation = getOperationAST(document, planned.operation.name?.value) ?? planned.operation;
  return { ...planned, document, operation };
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
