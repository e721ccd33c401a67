import type { Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import type { Arguments } from './arguments.js';
import { wrongType } from './option-checks.js';

/** The commands of MongoDB's Stable API, version 1, under the names that this store uses. */
const STABLE_COMMANDS = new Set([
  ...['abortTransaction', 'aggregate', 'authenticate', 'bulkWrite', 'collMod', 'commitTransaction', 'count'],
  ...['create', 'createIndexes', 'delete', 'drop', 'dropDatabase', 'dropIndexes', 'endSessions', 'explain'],
  ...['find', 'findAndModify', 'getMore', 'hello', 'insert', 'killCursors', 'listCollections'],
  ...['listDatabases', 'listIndexes', 'ping', 'refreshSessions', 'update'],
]);

/** Options that the Stable API leaves out, by command. */
const UNSTABLE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  aggregate: ['explain'],
  create: ['autoIndexId', 'capped', 'indexOptionDefaults', 'max', 'size', 'storageEngine'],
  find: [
    ...['awaitData', 'max', 'min', 'noCursorTimeout', 'oplogReplay', 'returnKey', 'showRecordId'],
    'tailable',
  ],
};

/** Options of an index that the Stable API leaves out. */
const UNSTABLE_INDEX_OPTIONS = ['background', 'bucketSize', 'sparse', 'storageEngine'];

const UNSTABLE_STAGES = new Set([
  ...['$currentOp', '$indexStats', '$listLocalSessions', '$listSessions', '$planCacheStats', '$search'],
]);

/** Checks the version of the Stable API that a client asks for, and in its strict mode what the client uses. */
export function checkApiVersion(name: string, args: Arguments): void {
  const version = args.get('apiVersion');
  const isStrict = args.get('apiStrict');
  if (version === undefined) {
    if (isStrict === undefined && args.get('apiDeprecationErrors') === undefined) return;
    const message = 'Provided apiStrict and/or apiDeprecationErrors without passing apiVersion';
    throw new CommandError('Location4886600', message);
  }
  if (typeof version !== 'string') throw wrongType(`${name}.apiVersion`, version, 'string');
  if (version !== '1') throw new CommandError('APIVersionError', 'API version must be "1"');
  if (isStrict === true) checkStrictly(name, args);
}

function checkStrictly(name: string, args: Arguments): void {
  if (!STABLE_COMMANDS.has(name)) throw unstable(`the command ${name} is not in API Version 1`);
  for (const option of UNSTABLE_OPTIONS[name] ?? []) {
    if (args.body.has(option)) throw unstable(`${name} with the option ${option} is not in API Version 1`);
  }
  if (name === 'aggregate') listOf(args.get('pipeline')).forEach(checkStage);
  if (name === 'createIndexes') listOf(args.get('indexes')).forEach(checkIndex);
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function checkStage(stage: Value): void {
  for (const name of stage instanceof Map ? stage.keys() : []) {
    if (UNSTABLE_STAGES.has(name)) throw unstable(`the stage ${name} is not in API Version 1`);
  }
}

function checkIndex(spec: Value): void {
  for (const name of spec instanceof Map ? spec.keys() : []) {
    if (UNSTABLE_INDEX_OPTIONS.includes(name))
      throw unstable(`the index option ${name} is not in API Version 1`);
  }
}

function unstable(what: string): CommandError {
  return new CommandError('APIStrictError', `Provided apiStrict:true, but ${what}`);
}
