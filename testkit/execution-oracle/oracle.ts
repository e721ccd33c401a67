import { getOperationAST, parse, print, validate } from 'graphql';
import { codeOf } from '#platform/errors.js';
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

/** Describes how the gateway and the merged schema differ; null when they do not, or when the operation cannot be planned. */
export async function check(
  graph: OracleGraph,
  { model, document, variables, seed }: OracleCase,
): Promise<string | null> {
  try {
    return await differenceOf(graph, document, variables, new GraphData(model, seed));
  } catch (error) {
    // The planner refuses some fragments of which no object can have the types.
    if (codeOf(error) === 'OPERATION_TOO_COMPLEX') return null;
    throw error;
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
    return check(graph, smaller).catch((error: unknown) => String(error));
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
