import { toDoc } from '../bson/encode.js';
import { replyOf, type Request } from '../wire/message.js';
import { aggregate } from './aggregate.js';
import { Arguments } from './arguments.js';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.js';
import type { Command, Context } from './command.js';
import { count, distinct } from './count.js';
import { deleteCommand } from './delete.js';
import { CommandError, notImplemented } from '../command-error.js';
import { explain } from './explain.js';
import { findAndModify } from './find-and-modify.js';
import { find, getMore, killCursors } from './find.js';
import { buildInfo, endSessions, hello, ping, serverStatus } from './hello.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { insert } from './insert.js';
import { update } from './update.js';
import { validate } from './validate.js';

/** All supported commands. */
export const COMMANDS: Record<string, Command> = {
  aggregate,
  buildInfo,
  count,
  create,
  createIndexes,
  delete: deleteCommand,
  distinct,
  drop,
  dropDatabase,
  dropIndexes,
  endSessions,
  explain,
  find,
  findAndModify,
  getMore,
  hello,
  insert,
  isMaster: hello,
  killCursors,
  listCollections,
  listDatabases,
  listIndexes,
  ping,
  serverStatus,
  update,
  validate,
};

/** Old spellings that drivers and shells still send. */
const ALIASES: Record<string, string> = {
  ismaster: 'isMaster',
  buildinfo: 'buildInfo',
  findandmodify: 'findAndModify',
  deleteIndexes: 'dropIndexes',
};

/** Commands of MongoDB that are not supported. */
const UNSUPPORTED = new Set([
  ...[
    'abortTransaction',
    'commitTransaction',
    'bulkWrite',
    'collMod',
    'collStats',
    'compact',
    'connectionStatus',
  ],
  ...[
    'convertToCapped',
    'currentOp',
    'dbStats',
    'fsync',
    'getParameter',
    'killOp',
    'logout',
    'mapReduce',
    'profile',
  ],
  ...[
    'renameCollection',
    'replSetGetStatus',
    'saslStart',
    'authenticate',
    'setParameter',
    'shutdown',
    'startSession',
  ],
  ...[
    'killSessions',
    'refreshSessions',
    'createUser',
    'createView',
    'top',
    'hostInfo',
    'getLog',
    'whatsmyuri',
  ],
]);

/** Runs the command of a request. Returns the reply without its header. */
export async function runCommand(request: Request, context: Context): Promise<Buffer> {
  const args = new Arguments(request);
  const name = ALIASES[args.command] ?? args.command;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    if (UNSUPPORTED.has(name)) throw notImplemented(`the command ${name}`);
    throw new CommandError('CommandNotFound', `no such command: '${name}'`);
  }
  args.expect(command.fields);
  const reply = await command.run(args, context);
  return Buffer.isBuffer(reply) ? reply : replyOf(toDoc({ ...reply, ok: 1 }));
}
