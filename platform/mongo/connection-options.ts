import { readFileSync } from 'node:fs';
import type { MongoClientOptions } from 'mongodb';
import { parseMongoUrl } from '../config/mongo-url.js';

/** How a process proves who it is, and whom it trusts. Paths of files, which are read at each attempt to connect at the start. */
export interface MongoAccess {
  /** The authorities of the servers' certificates. @default those of Node.js */
  caFile?: string | undefined;
  /** The client's certificate and its key. */
  certFile?: string | undefined;
  keyFile?: string | undefined;
}

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
export function connectionOptions(
  url: string,
  { caFile, certFile, keyFile }: MongoAccess,
): MongoClientOptions {
  const { option } = parseMongoUrl(url);
  const defaults = Object.entries(DEFAULTS).filter(([name]) => option(name) === undefined);
  const timeout = option('wtimeoutMS');
  return {
    ...Object.fromEntries(defaults),
    writeConcern: { w: 'majority', journal: true, ...(timeout && { wtimeoutMS: Number(timeout) }) },
    ...(caFile && { ca: readFileSync(caFile) }),
    ...(certFile && { cert: readFileSync(certFile) }),
    ...(keyFile && { key: readFileSync(keyFile) }),
  };
}
