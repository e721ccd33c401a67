import { getOperationAST, type DocumentNode, type ExecutionResult } from 'graphql';
import type { FetchContext } from '#gateway/data-source/index.js';
import { conditionsOf, ErrorMapper, type Sources } from '#gateway/execution/index.js';
import { executePlan } from '#gateway/federation/index.js';
import { fetchOwnEntities } from '#gateway/live/operation/own-entities.js';
import { OperationVariants } from '#gateway/pipeline/operation-variants.js';
import type { GraphData } from './graph-data.js';
import { executeOn, type OracleGraph } from './oracle-graph.js';

type Path = readonly (string | number)[];
type Variables = Record<string, unknown>;

const fetchContext = {} as FetchContext;

/**
 * Runs an operation through the gateway and against the merged schema, and describes how the results differ; null when they do not.
 * Equal are: the data, with the order of its keys; the nulls that errors have made; and the paths of the errors. One null may have
 * several errors below it, of which each executor reports those that it meets first: the gateway's must be among all that there are.
 */
export async function differenceOf(
  graph: OracleGraph,
  document: DocumentNode,
  variables: Variables,
  data: GraphData,
): Promise<string | null> {
  graph.data = data;
  const gateway = plain(await throughGateway(graph, document, variables));
  const merged = plain(await executeOn(graph.merged, document, variables, data));
  const all = plain(await executeOn(graph.nullable, document, variables, data));
  const found: string[] = [];
  if (JSON.stringify(gateway.data) !== JSON.stringify(merged.data)) found.push('The data differ.');
  const [nulls, expected] = [gateway, merged].map(nullsOf);
  if (nulls!.join() !== expected!.join()) found.push('The nulls of the errors differ.');
  const possible = new Set(pathsOf(all));
  const paths = pathsOf(gateway);
  const misplaced = paths.filter((path) => !possible.has(path));
  if (misplaced.length > 0) found.push(`Errors at other paths: ${misplaced.join(' ')}`);
  if (new Set(paths).size < paths.length) found.push('An error is reported twice.');
  return found.length === 0
    ? null
    : [...found, `gateway: ${JSON.stringify(gateway)}`, `merged:  ${JSON.stringify(merged)}`].join('\n');
}

async function throughGateway(
  { federation }: OracleGraph,
  document: DocumentNode,
  variables: Variables,
): Promise<ExecutionResult> {
  const operation = getOperationAST(document)!;
  // The data sources of this graph have only `process`.
  const sources = federation.sources as unknown as Sources;
  if (operation.operation !== 'subscription') {
    const { prepared } = new OperationVariants(federation, document, operation).first;
    return prepared.run({ variables, fetchContext }, sources);
  }
  const name = operation.name?.value ?? null;
  const conditions = conditionsOf(document, operation, variables);
  const plan = fetchOwnEntities(federation.plans.of(document, name, '', conditions), federation.eventSchema);
  if (plan.node?.kind !== 'Subscription') throw new Error('The plan of a subscription has no such node.');
  const { primary } = plan.node;
  const request = { query: primary.operation, variables, operationName: undefined };
  const { data: event, errors = [] } = await sources[primary.serviceName]!.process({
    request,
    context: { fetchContext },
  });
  return executePlan(federation, plan, {
    ...{ document, operationName: name, variables, fetchContext },
    event: event ?? {},
    errors: new ErrorMapper(primary, [], federation.supergraphSchema).forErrors(errors),
  });
}

interface PlainResult {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path?: Path }[];
}

function plain({ data, errors = [] }: ExecutionResult): PlainResult {
  const shown = errors.map(({ message, path }) => ({ message, path }));
  return JSON.parse(JSON.stringify({ data: data ?? null, errors: shown })) as PlainResult;
}

function pathsOf({ errors }: PlainResult): string[] {
  return errors.map(({ path = [] }) => path.join('.'));
}

/** Where the data are null because of an error. */
function nullsOf({ data, errors }: PlainResult): string[] {
  const nulls = errors.map(({ path = [] }) => {
    let here = data;
    let depth = 0;
    while (here !== null && here !== undefined && depth < path.length)
      here = (here as Variables)[path[depth++]!];
    return here === null ? path.slice(0, depth).join('.') : `no null at ${path.join('.')}`;
  });
  return [...new Set(nulls)].sort();
}
