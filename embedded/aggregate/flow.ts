import { typeName } from '../bson/types.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';

/** A stream of documents. An undefined element marks a point where the reader may yield to the event loop. */
export type DocumentStream = Iterable<Doc | undefined>;

/** One stage of a pipeline. */
export interface Stage {
  (input: DocumentStream): DocumentStream;
  /** True for a stage that only counts documents and does not read them. */
  readonly ignoresContent?: boolean;
}

/** Memory limit of a blocking stage in bytes, as in MongoDB. */
export const MAX_STAGE_BYTES = 100 * 1024 * 1024;

/** The argument of a stage, which must be a document. */
export function document(stage: string, argument: Value): Doc {
  if (argument instanceof Map) return argument;
  const message = `the ${stage} stage specification must be an object, found ${typeName(argument)}`;
  throw new CommandError(stage === '$match' ? 'Location15959' : 'Location15973', message);
}

/** The error of a stage that exceeds its memory limit. */
export function stageTooLarge(stage: string): CommandError {
  const message = `${stage} exceeded the memory limit of ${MAX_STAGE_BYTES} bytes; allowDiskUse is not supported here`;
  return new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', message);
}
