import { isNumeric, toNumber } from '../bson/value.js';
import type { Arguments } from './arguments.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';

/** True when the reply to a write waits for the disk: always, unless the client asked for `j: false` or `w: 0`. */
export function isDurable(args: Arguments): boolean {
  const concern = args.doc('writeConcern');
  if (concern === undefined) return true;
  for (const name of concern.keys()) {
    if (!['w', 'j', 'wtimeout', 'wtimeoutMS', 'fsync'].includes(name))
      throw badValue(`unknown write concern field ${name}`);
  }
  const w = concern.get('w') ?? 1;
  const nodes = isNumeric(w) ? toNumber(w) : w === 'majority' ? 1 : undefined;
  if (nodes === undefined) {
    throw new CommandError('WriteConcernFailed', `no write concern mode named ${JSON.stringify(w)}`);
  }
  if (nodes > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
  return nodes !== 0 && concern.get('j') !== false;
}

/** One node sees the last commit: every level but those of transactions and clusters means the same here. */
export function checkReadConcern(args: Arguments): void {
  const concern = args.doc('readConcern');
  if (concern === undefined) return;
  for (const [name, value] of concern) {
    if (name !== 'level') throw notImplemented(`readConcern.${name}`);
    if (value !== 'local' && value !== 'available' && value !== 'majority')
      throw notImplemented(`readConcern level ${String(value)}`);
  }
}
