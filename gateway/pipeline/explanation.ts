import { OperationUse } from '../data-source/index.js';
import type { Answer, OperationRequest } from './operation.js';

/** What a client gets to know of an operation: `extensions.explain` of the answer to a request with `extensions { explain: true }`. */
export interface Explanation {
  /** The number of objects that the subgraphs may have to load: what the limit of the cost compares. */
  readonly cost: number;
  /** Requests to subgraphs. */
  readonly fetches: number;
  /** Entities that may be cached: those that were, and those that were fetched. */
  readonly cache: { readonly hits: number; readonly misses: number };
}

/** What counts the use of an operation whose client asks for an explanation; null for all others, who pay nothing. */
export function useFor({ extensions }: OperationRequest): OperationUse | null {
  return extensions?.['explain'] === true ? new OperationUse() : null;
}

/** The answer with an explanation beside the data. */
export function withExplanation(answer: Answer, cost: number, use: OperationUse): Answer {
  const { fetches, hits, misses } = use;
  const explain: Explanation = { cost, fetches, cache: { hits, misses } };
  const { result } = answer;
  return { ...answer, result: { ...result, extensions: { ...result.extensions, explain } } };
}
