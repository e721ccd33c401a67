import { isNumeric, toNumber, type Value } from '../bson/value.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';
import { typeName } from '../bson/types.js';
import type { Arguments } from './arguments.js';

/** The most members that a replica set of MongoDB can have, and thus the largest `w`. */
const MAX_MEMBERS = 50;

/** Every write waits for the disk, so all write concerns that a single node can satisfy are equivalent. */
export function checkWriteConcern(args: Arguments): void {
  const concern = args.doc('writeConcern');
  if (concern === undefined) return;
  checkNodes(concern.get('w') ?? 1);
  if (concern.get('j') === true && concern.get('fsync') === true)
    throw new CommandError('FailedToParse', 'fsync and j options cannot be used together');
}

function checkNodes(w: Value): void {
  if (w === 'majority') return;
  if (typeof w === 'string' || w instanceof Map) {
    const mode = typeof w === 'string' ? ` ${w}` : '';
    throw badValue(`cannot use non-majority 'w' mode${mode} when a host is not a member of a replica set`);
  }
  if (!isNumeric(w)) {
    const message = `w has to be a number, string, or object; found: ${typeName(w)}`;
    throw new CommandError('FailedToParse', message);
  }
  const nodes = Math.trunc(toNumber(w));
  if (!(nodes >= 0 && nodes <= MAX_MEMBERS)) {
    const message = `w has to be a non-negative number and not greater than ${MAX_MEMBERS}; found: ${nodes}`;
    throw new CommandError('FailedToParse', message);
  }
  if (nodes > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
}

/** The read concern levels of MongoDB that mean the same on a single node. */
const LEVELS = ['local', 'available', 'majority'];

/** The read concern levels of clusters and transactions. */
const REFUSED_LEVELS = ['linearizable', 'snapshot'];

/**
 * A single node always reads the last commit, so all read concerns except those of transactions and clusters
 * are equivalent.
 */
export function checkReadConcern(args: Arguments): void {
  const level = args.doc('readConcern')?.get('level') ?? 'local';
  if (LEVELS.includes(level as string)) return;
  if (REFUSED_LEVELS.includes(level as string)) throw notImplemented(`readConcern level ${level as string}`);
  throw badValue(
    `Enumeration value '${level as string}' for field 'readConcern.level' is not a valid value.`,
  );
}
