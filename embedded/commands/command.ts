import type { Store } from '../storage/store.js';
import type { Arguments } from './arguments.js';
import type { Cursors } from './cursors.js';

/** What commands work on. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly startedAt: Date;
  /** The path of the data, for reports. */
  readonly directory: string;
}

/** One command of the wire protocol. Its options are in COMMAND_OPTIONS, and are checked before it runs. */
export interface Command {
  /** Returns the fields of the reply, or the encoded reply without its header. Throws CommandError. */
  run(args: Arguments, context: Context): Promise<object | Buffer> | object | Buffer;
}

/** The time at which `maxTimeMS` ends, in ms since the epoch. */
export function deadlineOf(args: Arguments): number {
  const limit = args.count('maxTimeMS') ?? 0;
  return limit === 0 ? Infinity : Date.now() + limit;
}
