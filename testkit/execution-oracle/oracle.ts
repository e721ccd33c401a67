import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { getOperationAST, parse, print, validate, type DocumentNode } from 'graphql';
import { codeOf } from '#platform/errors.js';
import { createPlanner } from '#gateway/federation/planner.js';
import { Random } from '../execution-fuzz/random.js';
import { OperationWriter } from '../execution-fuzz/random-operation.js';
import { differenceOf } from './compare.js';
import { GraphData } from './graph-data.js';
import type { GraphModel } from './graph-model.js';
import { openOracleGraph, type OracleGraph } from './oracle-graph.js';
import { GraphWriter } from './random-graph.js';
import { shrink, type OracleCase } from './shrink.js';
import { sdlOf } from './subgraph-sdl.js';

/** A graph and what it was made from. */
export interface OpenedGraph {
  readonly model: GraphModel;
  readonly graph: OracleGraph;
}

/** How the gateway's result and that of the merged schema compare. */
export interface Comparison {
  /** The planner has no plan for the operation: the client gets `OPERATION_TOO_COMPLEX`, and there is nothing to compare. */
  readonly isRefused: boolean;
  /** Describes how the results differ; null when they do not. */
  readonly difference: string | null;
}

/** A graph by its seed; null when the seed gives one that does not compose. */
export function graphOf(seed: number): OpenedGraph | null {
  const model = new GraphWriter(new Random(seed)).write();
  const graph = openOracleGraph(model);
  return graph && { model, graph };
}

/** An operation by its seed; null when the seed gives one that is not valid. */
export function caseOf({ model, graph }: OpenedGraph, seed: number): OracleCase | null {
  const random = new Random(seed);
  const kinds = (['query', 'query', 'query', 'mutation', 'subscription'] as const).filter((kind) =>
    graph.merged.getRootType(kind as never),
  );
  const kind = random.pick(kinds);
  const options = { collisions: 15, shared: 40, announces: false };
  const writer = new OperationWriter(graph.merged, random, 2 + random.below(10), options);
  const { text, variables } = writer.write(kind);
  const document = parse(text, { noLocation: true });
  return validate(graph.merged, document).length === 0 ? { model, document, variables, seed } : null;
}

/** Runs an operation through the gateway and against the merged schema. */
export async function check(
  graph: OracleGraph,
  { model, document, variables, seed }: OracleCase,
): Promise<Comparison> {
  try {
    const difference = await differenceOf(graph, document, variables, new GraphData(model, seed));
    return { isRefused: false, difference };
  } catch (error) {
    const isRefused = codeOf(error) === 'OPERATION_TOO_COMPLEX' && !isPlannable(graph, document);
    return { isRefused, difference: isRefused ? null : String(error) };
  }
}

/** Whether Apollo's planner has a plan for the document as the client wrote it. It refuses some nested fragments on unions. */
function isPlannable({ sdl }: OracleGraph, document: DocumentNode): boolean {
  const supergraph = Supergraph.build(sdl);
  try {
    createPlanner(supergraph).buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document));
    return true;
  } catch {
    return false;
  }
}

/** The smallest case that still differs, as a text with all that is needed to look at it. */
export async function report(failing: OracleCase): Promise<string> {
  const graphs = new WeakMap<GraphModel, OracleGraph | null>();
  const differs = async (smaller: OracleCase): Promise<string | null> => {
    let graph = graphs.get(smaller.model);
    if (graph === undefined) graphs.set(smaller.model, (graph = openOracleGraph(smaller.model)));
    const kind = getOperationAST(smaller.document)!.operation;
    if (!graph?.merged.getRootType(kind) || validate(graph.merged, smaller.document).length > 0) return null;
    return (await check(graph, smaller)).difference;
  };
  const smallest = await shrink(failing, async (smaller) => (await differs(smaller)) !== null);
  const { model, document, variables, seed } = smallest;
  const sdls = model.subgraphs.map((name) => `# ${name}\n${sdlOf(model, name)}`);
  const difference = await differs(smallest);
  return [
    ...sdls,
    print(document),
    `variables: ${JSON.stringify(variables)}, seed: ${seed}`,
    difference,
  ].join('\n\n');
}
