import {
  execute,
  Kind,
  OperationTypeNode,
  visit,
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Cancellation } from '../../cancellation.js';
import { CollectedErrors, isPromise, type Prepared, type Run } from './run.js';
import { Selection } from './selection.js';
import { prepareVariables } from './variables.js';

/**
 * Runs one operation of one document. Never rejects: the result's `errors` contain all failures. When `signal` aborts, no
 * further resolver of a prepared query is called.
 */
export type Execute = (
  context: unknown,
  variables: Record<string, unknown>,
  signal?: Cancellation,
) => ExecutionResult | Promise<ExecutionResult>;

/** Prepares one operation of a valid document. */
export type PrepareExecution = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
) => Execute;

/**
 * Prepares an operation of a valid document once: the fields of each object type, the constant arguments and the completion
 * of each value, which graphql-js computes again for every object of every run. graphql-js runs operations with @skip or
 * @include (their fields depend on variables), mutations (their fields run serially) and introspection.
 */
export function prepareExecution(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Execute {
  const operation = operationOf(document, operationName);
  if (!operation || operation.operation !== OperationTypeNode.QUERY || needsGraphqlJs(document))
    return (contextValue, variableValues) =>
      execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null });
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  ) as Record<string, FragmentDefinitionNode>;
  const prepared: Prepared = {
    ...{ schema, operation, fragments },
    select(type, nodes) {
      const selection = new Selection(prepared, type, nodes);
      return (run, source, path) => selection.resolve(run, source, path);
    },
  };
  const coerce = prepareVariables(schema, operation);
  const selection = new Selection(prepared, schema.getQueryType()!, [operation]);
  return (context, variables, signal) => {
    const { coerced, errors } = coerce(variables);
    if (errors) return { errors };
    const errorList = new CollectedErrors();
    return runSelection(selection, { prepared, context, variables: coerced, errors: errorList, signal });
  };
}

function runSelection(selection: Selection, run: Run): ExecutionResult | Promise<ExecutionResult> {
  const succeed = (data: unknown): ExecutionResult => resultOf(run, data);
  const fail = (error: unknown): ExecutionResult => {
    run.errors.add(error as GraphQLError, undefined);
    return resultOf(run, null);
  };
  try {
    const data = selection.resolve(run, undefined, undefined);
    return isPromise(data) ? data.then(succeed, fail) : succeed(data);
  } catch (error) {
    return fail(error);
  }
}

function resultOf({ errors: { list } }: Run, data: unknown): ExecutionResult {
  const result = { data: data as ExecutionResult['data'] };
  return (list.length === 0 ? result : { errors: list, ...result }) as ExecutionResult;
}

function operationOf(
  { definitions }: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((operation) => operation.name?.value === name);
}

function needsGraphqlJs(document: DocumentNode): boolean {
  let found = false;
  const stopIf = (matches: boolean): unknown => {
    found ||= matches;
    return matches ? BREAK : undefined;
  };
  visit(document, {
    Directive: ({ name: { value } }) => stopIf(value === 'skip' || value === 'include'),
    // Assigning `__proto__` on an ordinary object would change its prototype.
    Field: ({ name, alias }) =>
      stopIf(name.value === '__schema' || name.value === '__type' || alias?.value === '__proto__'),
  });
  return found;
}
