import { CommandError } from '../command-error.js';
import type { Store } from '../storage/store.js';
import type { Peer } from '../wire/connection.js';
import type { Arguments } from './arguments.js';
import type { Cursors } from './cursors.js';
import type { CheckWanted } from './time-slice.js';

/** What commands of all clients work on. */
export interface StoreContext {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly startedAt: Date;
  /** The path of the data, for reports. */
  readonly directory: string;
}

/** What one command works on. */
export interface Context extends StoreContext {
  readonly client: Peer;
}

/** One command of the wire protocol. Its options are in COMMAND_OPTIONS, and are checked before it runs. */
export interface Command {
  /** Returns the fields of the reply, or the encoded reply without its header. Throws CommandError. */
  run(args: Arguments, context: Context): Promise<object | Buffer> | object | Buffer;
}

/** Throws MaxTimeMSExpired after `maxTimeMS`, and ClientDisconnect when nobody waits for the reply. */
export function wanted(args: Arguments, { client }: Pick<Context, 'client'>): CheckWanted {
  const limit = args.count('maxTimeMS') ?? 0;
  const deadline = limit === 0 ? Infinity : Date.now() + limit;
  return () => {
    if (client.isGone) throw new CommandError('ClientDisconnect', 'operation was interrupted');
    if (Date.now() > deadline) throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit');
  };
}
