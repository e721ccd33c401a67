import type { GraphQLFormattedError } from 'graphql';
import { BadAnswer } from './failure.js';

/** What a room says to one fetch. */
export interface RoomAnswer {
  data: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Names the prototype of every object: merged into another answer, such a key would do harm. */
const PROTOTYPE_KEY = /"__proto__"\s*:/;

/** Reads a room's answer, however the room may lie: not JSON, not GraphQL. Throws BadAnswer for those. */
export function readAnswer(text: string): RoomAnswer {
  // To look for the name alone is much the faster, and hardly any answer has it.
  if (text.includes('"__proto__"') && PROTOTYPE_KEY.test(text))
    throw new BadAnswer('A key is called __proto__.');
  const answer = parse(text);
  if (!isObject(answer)) throw new BadAnswer('The answer is no object.');
  const { data = null, errors } = answer;
  if (data !== null && !isObject(data)) throw new BadAnswer('`data` is no object.');
  if (errors === undefined) {
    if (data === null) throw new BadAnswer('There is neither `data` nor `errors`.');
    return { data };
  }
  if (!Array.isArray(errors) || !errors.every(isError)) throw new BadAnswer('`errors` is no list of errors.');
  return { data, errors };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadAnswer('The answer is not JSON.', { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): value is GraphQLFormattedError {
  return isObject(value) && typeof value['message'] === 'string';
}
