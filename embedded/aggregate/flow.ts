import { typeName } from '../bson/types.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';

/** Documents on their way; undefined now and then: the place to pause. */
export type Flow = Iterable<Doc | undefined>;

/** One stage of a pipeline. */
export interface Stage {
  (input: Flow): Flow;
  /** True for one that only counts the documents: what is in them makes no difference. */
  readonly isBlind?: boolean;
}

/** A stage that holds documents keeps at most this many bytes of them, as in MongoDB. */
export const MAX_STAGE_BYTES = 100 * 1024 * 1024;

/** The argument of a stage that takes a document. */
export function document(stage: string, argument: Value): Doc {
  if (argument instanceof Map) return argument;
  const message = `the ${stage} stage specification must be an object, found ${typeName(argument)}`;
  throw new CommandError(stage === '$match' ? 'Location15959' : 'Location15973', message);
}

/** The refusal of a stage that holds too much. */
export function stageTooLarge(stage: string): CommandError {
  const message = `${stage} exceeded the memory limit of ${MAX_STAGE_BYTES} bytes; allowDiskUse is not supported here`;
  return new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', message);
}
