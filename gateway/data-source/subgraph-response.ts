import type { GraphQLFormattedError } from 'graphql';
import { InvalidSubgraphResponse } from './failure.js';

/** The response of a subgraph to one fetch. */
export interface SubgraphResponse {
  data: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** The name of every object's prototype: merged into another object, such a key would replace it. */
const PROTOTYPE_KEY = /"__proto__"\s*:/;

/** Parses and validates a response. Throws InvalidSubgraphResponse when it is not JSON or not a GraphQL response. */
export function readAnswer(text: string): SubgraphResponse {
  // A search for the bare name is much faster, and few responses contain it.
  if (text.includes('"__proto__"') && PROTOTYPE_KEY.test(text))
    throw new InvalidSubgraphResponse('A key is called __proto__.');
  const answer = parse(text);
  if (!isObject(answer)) throw new InvalidSubgraphResponse('The answer is no object.');
  const { data = null, errors } = answer;
  if (data !== null && !isObject(data)) throw new InvalidSubgraphResponse('`data` is no object.');
  if (errors === undefined) {
    if (data === null) throw new InvalidSubgraphResponse('There is neither `data` nor `errors`.');
    return { data };
  }
  if (!Array.isArray(errors) || !errors.every(isError))
    throw new InvalidSubgraphResponse('`errors` is no list of errors.');
  return { data, errors };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidSubgraphResponse('The answer is not JSON.', { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): value is GraphQLFormattedError {
  return isObject(value) && typeof value['message'] === 'string';
}
