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

/** Receives a report of two results that differ: the operation, its variables, both results and the unmatched fetches. */
export type OnDifference = (difference: string) => void;

/** Remembered executions of one operation. */
const MAX_KNOWN = 1_000;

/**
 * Runs an operation twice: with the compiled executor (lean), which fetches from the subgraphs and whose result is returned, and
 * with the reference executor (stock), which replays the recorded responses. Skips the second run when the same inputs have given
 * the same result before: stories deliver one event to hundreds of subscribers, and poll a page until it changes.
 */
export class ComparedOperation implements PreparedOperation {
  readonly executor = 'lean';
  readonly plan: QueryPlan;
  readonly #text: string;
  readonly #lean: PreparedOperation;
  readonly #stock: ReferenceOperation;
  readonly #onDifference: OnDifference;
  /** Hashes of the inputs and the result of executions without a difference. */
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

  /** Returns the operation alone when only the reference executor can run it: then there is nothing to compare. */
  static prepare(schemas: Schemas, planned: PlannedOperation, onDifference: OnDifference): PreparedOperation {
    const operation = prepareOperation(schemas, planned);
    return operation.executor === 'stock'
      ? operation
      : new ComparedOperation(schemas, planned, operation, onDifference);
  }

  async run(request: ExecutionRequest, sources: Sources): Promise<ExecutionResult<Fields>> {
    const recording = new Recording(sources);
    const answer = await this.#lean.run(request, recording.recorder());
    await this.#compare(request, recording, serialize(answer));
    return answer;
  }

  async #compare(request: ExecutionRequest, recording: Recording, lean: string): Promise<void> {
    const { variables, event } = request;
    const all = JSON.stringify([variables, event, await recording.responses(), lean]);
    const execution = createHash('sha1').update(all).digest('base64');
    if (this.#known.has(execution)) return;
    const again = event ? { ...request, event: structuredClone(event) } : request;
    const stock = serialize(await this.#stock.run(again, recording.player()));
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

/** Serialises a result as a client receives it, with sorted errors: their order depends on which subgraph answers first. */
function serialize({ data, errors }: ExecutionResult): string {
  const reported = errors?.filter(isReportedByBoth).map((error) => mask(error, silentLog));
  reported?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return JSON.stringify({ data, errors: reported?.length ? reported : undefined });
}

/** The reference executor reports nulls at non-null places only without other errors, and does not report missing entities. */
function isReportedByBoth(error: GraphQLError): boolean {
  return codeOf(error) !== 'INVALID_SUBGRAPH_RESPONSE';
}
