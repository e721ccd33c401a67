import type { MongoClientOptions } from 'mongodb';
import { parseMongoUrl } from '../config/mongo-url.js';
import { readTlsFiles, type TlsFiles } from '../servers/index.js';

/** Whom a process trusts, and who it is. The files are read at each attempt to connect at the start. */
export type MongoAccess = TlsFiles;

/** What the URL may set otherwise. */
const DEFAULTS = {
  appName: 'rookery',
  maxPoolSize: 50,
  // The driver's defaults wait forever for a stalled server.
  serverSelectionTimeoutMS: 2_000,
  // The driver also uses this timeout for its heartbeats. With a shorter one, a process that was suspended
  // for a moment would mark its server as unknown and fail every running command.
  connectTimeoutMS: 10_000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 5_000,
} satisfies MongoClientOptions;

/**
 * The options of the driver, which prefers them to those in the URL: the defaults that the URL has no value for, and those that no URL may
 * change. Throws a TypeError for an invalid URL, and for a file that cannot be read.
 */
export function connectionOptions(url: string, access: MongoAccess): MongoClientOptions {
  const { option } = parseMongoUrl(url);
  const defaults = Object.entries(DEFAULTS).filter(([name]) => option(name) === undefined);
  const timeout = option('wtimeoutMS');
  return {
    ...Object.fromEntries(defaults),
    writeConcern: { w: 'majority', journal: true, ...(timeout && { wtimeoutMS: Number(timeout) }) },
    ...readTlsFiles(access),
  };
}
