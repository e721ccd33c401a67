import fc from 'fast-check';
import { parse, validate, type DocumentNode, type ExecutionResult, type GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codeOf } from '#platform/errors.js';
import type { FetchContext } from '#gateway/data-source/index.js';
import { CompiledOperation } from '#gateway/execution/compiled-operation.js';
import type { PlannedOperation } from '#gateway/execution/prepared-operation.js';
import type { Answer, Fields, SubgraphRequest, Sources } from '#gateway/execution/source.js';
import { ReferenceOperation } from '#gateway/execution/reference-operation.js';
import { Random, fateOf } from '#testkit/execution-fuzz/random.js';
import { library, rookery, type Graph } from '#testkit/execution-fuzz/graphs.js';
import { frozen, spoil } from '#testkit/execution-fuzz/faults.js';
import { plannedOperation } from '#testkit/execution/subgraphs.js';
import { OperationWriter, type RandomOperation } from '#testkit/execution-fuzz/random-operation.js';

/** Set FUZZ_RUNS=20000 for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);

const IS_DOWN = ' is down';

/**
 * The parts of a result in which the executors agree. known-differences.test.ts lists the intended differences. One of them is
 * the path of an error below a list: errors are compared up to the first list of their path, and the rest of the path is
 * checked against the data.
 */
function comparable({ data, errors = [] }: ExecutionResult): { data: unknown; errors: string[] } {
  return { data, errors: errors.filter(isReportedByBoth).map(describeError).sort() };
}

/** Plan nodes and outcomes that a few hundred random operations must cover. */
const EXPECTED_COVERAGE = ['Fetch', 'Flatten', 'Sequence', 'Parallel', 'data', 'null', 'NOT_FOUND'];

type Kinds = readonly ('query' | 'mutation' | 'subscription')[];

describe.each<[name: string, kinds: Kinds, graph: Graph, alsoExpected: string[]]>([
  ['the product', ['query', 'query', 'mutation', 'subscription'], rookery(), ['Subscription']],
  [
    'a graph with interfaces and compound keys',
    ['query', 'query', 'query', 'mutation'],
    library(),
    ['ValueSetter'],
  ],
])('random operations on %s', (_, kinds, graph, alsoExpected) => {
  it(
    `have the same results in the compiled executor and the reference executor in ${RUNS} runs`,
    async () => {
      const seen = new Set<string>();
      const operation = fc.record({
        seed: fc.noShrink(fc.nat()),
        budget: fc.nat({ max: 14 }),
        kind: fc.constantFrom(...kinds),
        isCorrupted: fc.boolean(),
      });
      const property = fc.asyncProperty(operation, async ({ seed, budget, kind, isCorrupted }) => {
        const random = new OperationWriter(graph.apiSchema, new Random(seed), budget).write(kind);
        const document = parse(random.text);
        fc.pre(validate(graph.apiSchema, document).length === 0);
        const planned = planOf(graph, document);
        fc.pre(planned !== null);
        for (const [, kindOfNode] of JSON.stringify(planned.plan).matchAll(/"kind":"(\w+)"/g))
          seen.add(kindOfNode!);
        for (const each of await compare(graph, planned, random, seed, isCorrupted)) seen.add(each);
      });
      // A failure prints its seed and path: pass both to fc.assert to reproduce it.
      await fc.assert(property, { numRuns: RUNS });
      expect([...seen]).toEqual(expect.arrayContaining([...EXPECTED_COVERAGE, ...alsoExpected]));
    },
    Math.max(120_000, RUNS * 200),
  );
});

/** Returns null for the few operations that make the planner throw. */
function planOf(graph: Graph, document: DocumentNode): PlannedOperation | null {
  try {
    return plannedOperation(graph, document);
  } catch {
    return null;
  }
}

async function compare(
  graph: Graph,
  planned: PlannedOperation,
  { text, variables }: RandomOperation,
  seed: number,
  isCorrupted: boolean,
): Promise<string[]> {
  const fetchContext = {} as FetchContext;
  const sources = (finish: (answer: Answer) => Answer): Sources =>
    Object.fromEntries(
      [...graph.subgraphs.keys()].map((subgraph) => [
        subgraph,
        {
          process: async (subgraphRequest: SubgraphRequest) =>
            finish(await answerOf(graph, subgraph, subgraphRequest, seed, isCorrupted)),
        },
      ]),
    );
  const event = await eventOf(graph, planned, variables, seed, isCorrupted);
  const ask = { variables: frozen(variables), fetchContext };
  const stock = await new ReferenceOperation(graph, planned).run(
    { ...ask, ...(event ? { event: structuredClone(event) } : {}) },
    sources((answer) => answer),
  );
  const operation = new CompiledOperation(graph, planned);
  const given = { ...ask, ...(event ? { event: frozen(event) } : {}) };
  const lean = await operation.run(given, sources(frozen));
  const context = `${text}\n${JSON.stringify(variables)}`;
  expect({ context, ...comparable(lean) }).toEqual({ context, ...comparable(stock) });
  // A prepared operation can run again.
  expect(await operation.run(given, sources(frozen))).toEqual(lean);
  // A failed fetch reports its path only up to the first list, which does not lead to a null.
  const exact = (lean.errors ?? []).filter(({ message }) => !message.endsWith(IS_DOWN));
  const misplaced = exact.filter(({ path }) => !isCorrupted && !leadsToNull(lean.data, path));
  expect({ context, misplaced }).toEqual({ context, misplaced: [] });
  return [lean.data === null ? 'null' : 'data', ...(lean.errors ?? []).map((error) => String(codeOf(error)))];
}

async function answerOf(
  graph: Graph,
  subgraph: string,
  { request: { query, variables } }: SubgraphRequest,
  seed: number,
  isCorrupted: boolean,
): Promise<Answer> {
  if (fateOf(seed, subgraph, query).happens(4)) {
    const extensions = { code: 'SERVICE_UNAVAILABLE' };
    return { data: null, errors: [{ message: subgraph + IS_DOWN, path: [], extensions }] };
  }
  const answer = await graph.subgraphs.get(subgraph)!.ask(seed, query, variables);
  return (isCorrupted ? { ...answer, data: spoil(seed, answer.data) } : answer) as Answer;
}

async function eventOf(
  graph: Graph,
  { plan: { node } }: PlannedOperation,
  variables: Fields,
  seed: number,
  isCorrupted: boolean,
): Promise<Fields | undefined> {
  if (node?.kind !== 'Subscription') return undefined;
  const { data } = await graph.subgraphs
    .get(node.primary.serviceName)!
    .ask(seed, node.primary.operation, variables);
  return ((isCorrupted ? spoil(seed, data) : data) ?? {}) as Fields;
}

/** The reference executor reports nulls at non-null places only without other errors, and does not report missing entities. */
function isReportedByBoth(error: GraphQLError): boolean {
  return codeOf(error) !== 'INVALID_SUBGRAPH_RESPONSE';
}

function describeError(error: GraphQLError): string {
  const { path = [] } = error;
  const list = path.findIndex((step) => typeof step === 'number' || step === '@' || step === '_entities');
  const place = (list === -1 ? path : path.slice(0, list)).join('.');
  return `${String(codeOf(error))} ${error.message} at ${place}`;
}

/** Whether a path ends at or below a null, or at an entity that has data of other subgraphs. */
function leadsToNull(data: unknown, path: readonly (string | number)[] = []): boolean {
  let here = data;
  for (const step of path) {
    if (here === null || here === undefined) return true;
    here = (here as Fields)[step];
  }
  return here === undefined || typeof here === 'object';
}
