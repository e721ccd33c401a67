import { toDoc } from '../bson/encode.js';
import { replyOf, type Request } from '../wire/message.js';
import { aggregate } from './aggregate.js';
import { checkApiVersion } from './api-version.js';
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
import { COMMAND_OPTIONS } from './options.js';
import { update } from './update.js';
import { validate } from './validate.js';

/** All supported commands. */
export const COMMANDS: Record<keyof typeof COMMAND_OPTIONS, Command> = {
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
  if (!isSupported(name)) {
    if (UNSUPPORTED.has(name)) {
      checkApiVersion(name, args);
      throw notImplemented(`the command ${name}`);
    }
    throw new CommandError('CommandNotFound', `no such command: '${name}'`);
  }
  checkApiVersion(name, args);
  args.check(COMMAND_OPTIONS[name]);
  const reply = await COMMANDS[name].run(args, context);
  return Buffer.isBuffer(reply) ? reply : replyOf(toDoc({ ...reply, ok: 1 }));
}

function isSupported(name: string): name is keyof typeof COMMAND_OPTIONS {
  return Object.hasOwn(COMMANDS, name);
}
