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
import { CollectedErrors, isPromise, type Prepared, type Run } from './run.js';
import { Selection } from './selection.js';
import { prepareVariables } from './variables.js';

/** Runs one operation of one document. Never rejects: what fails is in the result's `errors`. */
export type Execute = (
  context: unknown,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

/** Prepares one operation of a valid document. */
export type PrepareExecution = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
) => Execute;

/**
 * Works out once what running an operation of a valid document takes: which fields each object has, which arguments are
 * constant, how each value is completed. graphql-js works that out anew for every object of every run. What depends on the
 * variables (@skip, @include), changes something (one field after the other) or looks into the schema is left to graphql-js.
 */
export function prepareExecution(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Execute {
  const operation = operationOf(document, operationName);
  if (!operation || operation.operation !== OperationTypeNode.QUERY || isSpecial(document))
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
  return (context, given) => {
    const { coerced, errors } = coerce(given);
    if (errors) return { errors };
    return carryOut(selection, { prepared, context, variables: coerced, errors: new CollectedErrors() });
  };
}

function carryOut(selection: Selection, run: Run): ExecutionResult | Promise<ExecutionResult> {
  const succeed = (data: unknown): ExecutionResult => answerOf(run, data);
  const fail = (error: unknown): ExecutionResult => {
    run.errors.add(error as GraphQLError, undefined);
    return answerOf(run, null);
  };
  try {
    const data = selection.resolve(run, undefined, undefined);
    return isPromise(data) ? data.then(succeed, fail) : succeed(data);
  } catch (error) {
    return fail(error);
  }
}

function answerOf({ errors: { list } }: Run, data: unknown): ExecutionResult {
  const answer = { data: data as ExecutionResult['data'] };
  return (list.length === 0 ? answer : { errors: list, ...answer }) as ExecutionResult;
}

function operationOf(
  { definitions }: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((operation) => operation.name?.value === name);
}

function isSpecial(document: DocumentNode): boolean {
  let special = false;
  const foundIf = (found: boolean): unknown => {
    special ||= found;
    return found ? BREAK : undefined;
  };
  visit(document, {
    Directive: ({ name: { value } }) => foundIf(value === 'skip' || value === 'include'),
    // As a key of an ordinary object the last one would do harm.
    Field: ({ name, alias }) =>
      foundIf(name.value === '__schema' || name.value === '__type' || alias?.value === '__proto__'),
  });
  return special;
}
