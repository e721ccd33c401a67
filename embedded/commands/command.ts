import type { Store } from '../storage/store.js';
import type { Arguments } from './arguments.js';
import type { Cursors } from './cursors.js';

/** What commands work on. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly startedAt: Date;
  /** The path that the data lies under, for reports. */
  readonly directory: string;
}

/** One command of the wire protocol. */
export interface Command {
  /** The fields it knows, besides those that every command may carry. */
  readonly fields: readonly string[];
  /** Answers with the fields of the reply, or with the reply as it is sent but for its head. Throws CommandError. */
  run(args: Arguments, context: Context): Promise<object | Buffer> | object | Buffer;
}

/** The moment at which `maxTimeMS` ends, in ms since the epoch. */
export function deadlineOf(args: Arguments): number {
  const limit = args.count('maxTimeMS') ?? 0;
  return limit === 0 ? Infinity : Date.now() + limit;
}
