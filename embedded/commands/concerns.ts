import { typeName } from '../bson/types.js';
import { isNumeric, toNumber } from '../bson/value.js';
import type { Arguments } from './arguments.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';

/** Every write waits for the disk, so all write concerns that a single node can satisfy are equivalent. */
export function checkWriteConcern(args: Arguments): void {
  const concern = args.doc('writeConcern');
  if (concern === undefined) return;
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
}

/**
 * A single node always reads the last commit, so all read concerns except those of transactions and clusters
 * are equivalent.
 */
export function checkReadConcern(args: Arguments): void {
  const concern = args.doc('readConcern');
  if (concern === undefined) return;
  for (const [name, value] of concern) {
    if (name !== 'level') throw notImplemented(`readConcern.${name}`);
    if (value !== 'local' && value !== 'available' && value !== 'majority')
      throw notImplemented(`readConcern level ${typeof value === 'string' ? value : typeName(value)}`);
  }
}
