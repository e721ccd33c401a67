import type { QueryPlan } from '@apollo/query-planner';
import { print, type ExecutionResult, type GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { codeOf } from '#platform/errors.js';
import { silentLog } from '#platform/log.js';
import { mask } from '#gateway/pipeline/mask.js';
import {
  prepareOperation,
  type ExecutionRequest,
  type PreparedOperation,
  type Schemas,
} from '#gateway/execution/index.js';
import type { PlannedOperation } from '#gateway/execution/prepared-operation.js';
import type { Fields, Sources } from '#gateway/execution/source.js';
import { ReferenceOperation } from '#gateway/execution/reference-operation.js';
import { Recording } from './recording.js';

/** Is told of two executions that are not equal, in words for whoever has to find out why. */
export type OnDifference = (difference: string) => void;

/** Executions of one operation that are remembered. */
const MAX_KNOWN = 1_000;

/**
 * Carries an operation out twice: by the lean executor, which asks the subgraphs and whose answer counts, and by the stock one,
 * which is told what the subgraphs have said to the first. What was equal once is not carried out again while the subgraphs say the
 * same, and the answer is the same: an event is told to hundreds in some stories, and a page is read until it has changed.
 */
export class ComparedOperation implements PreparedOperation {
  readonly executor = 'lean';
  readonly plan: QueryPlan;
  readonly #text: string;
  readonly #lean: PreparedOperation;
  readonly #stock: ReferenceOperation;
  readonly #onDifference: OnDifference;
  /** Hashes of all that went into an execution, and of what came out of it. */
  readonly #known = new LRUCache<string, true>({ max: MAX_KNOWN });

  private constructor(
    schemas: Schemas,
    planned: PlannedOperation,
    lean: PreparedOperation,
    onDifference: OnDifference,
  ) {
    this.plan = planned.plan;
    this.#text = print(planned.document);
    this.#lean = lean;
    this.#stock = new ReferenceOperation(schemas, planned);
    this.#onDifference = onDifference;
  }

  /** Where only the stock executor can carry an operation out there is nothing to compare. */
  static prepare(schemas: Schemas, planned: PlannedOperation, onDifference: OnDifference): PreparedOperation {
    const operation = prepareOperation(schemas, planned);
    return operation.executor === 'stock'
      ? operation
      : new ComparedOperation(schemas, planned, operation, onDifference);
  }

  async run(request: ExecutionRequest, sources: Sources): Promise<ExecutionResult<Fields>> {
    const recording = new Recording(sources);
    const answer = await this.#lean.run(request, recording.recorder());
    await this.#compare(request, recording, tell(answer));
    return answer;
  }

  async #compare(request: ExecutionRequest, recording: Recording, lean: string): Promise<void> {
    const { variables, event } = request;
    const all = JSON.stringify([variables, event, await recording.said(), lean]);
    const execution = createHash('sha1').update(all).digest('base64');
    if (this.#known.has(execution)) return;
    const again = event ? { ...request, event: structuredClone(event) } : request;
    const stock = tell(await this.#stock.run(again, recording.player()));
    const { recorded, played } = recording.unmatched;
    if (lean === stock && recorded.length === 0 && played.length === 0)
      return void this.#known.set(execution, true);
    this.#onDifference(
      [
        'The two executors differ.',
        this.#text,
        `variables: ${JSON.stringify(variables)}`,
        ...(event ? [`event: ${JSON.stringify(event)}`] : []),
        `lean:  ${lean}`,
        `stock: ${stock}`,
        ...recorded.map((subgraphRequest) => `only lean asks  ${subgraphRequest}`),
        ...played.map((subgraphRequest) => `only stock asks ${subgraphRequest}`),
      ].join('\n'),
    );
  }
}

/** An answer as a client would read it, errors in an order of their own: which subgraph answers first is chance. */
function tell({ data, errors }: ExecutionResult): string {
  const told = errors?.filter(isReportedByBoth).map((error) => mask(error, silentLog));
  told?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return JSON.stringify({ data, errors: told?.length ? told : undefined });
}

/** The stock executor reports nulls in non-null places only when nothing else went wrong, and knows no absent entities. */
function isReportedByBoth(error: GraphQLError): boolean {
  return codeOf(error) !== 'INVALID_SUBGRAPH_RESPONSE';
}
