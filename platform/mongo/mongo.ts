import { MongoClient, type CommandStartedEvent, type Db } from 'mongodb';
import type { Log } from '../log.js';
import { connectPatiently } from '../servers/index.js';
import { failOnClosedConnections } from './closed-connections.js';
import { connectionFailure } from './connection-failure.js';
import { connectionOptions, type MongoAccess } from './connection-options.js';
import { ConnectionPool } from './connection-pool.js';

/** The MongoDB connection of a process. */
export interface Mongo extends AsyncDisposable {
  /** The database of one subgraph. A subgraph never opens the database of another. */
  database(subgraph: string): Db;
  /**
   * Calls the listener for every command that is sent, until the returned function is called. For tests that
   * count commands; requires `monitorCommands`.
   */
  onCommand(listener: (command: CommandStartedEvent) => void): () => void;
  /** The connections of this process, and how long commands wait for them and use them. */
  readonly pool: ConnectionPool;
  /** Rejects when MongoDB cannot be reached. */
  ping(): Promise<void>;
}

export interface MongoOptions {
  /** A standard connection string. Its options win over the defaults; those that would lose writes are refused. */
  url: string;
  access?: MongoAccess;
  /** Prefix of every database name, so that several networks can share one server. */
  namespace: string;
  log: Log;
  /** Required for `onCommand`. Halves the command throughput. @default false */
  monitorCommands?: boolean;
  signal?: AbortSignal;
}

/**
 * Connects, retrying until the servers can be reached. Rejects at once, with one line that names the setting, when a retry
 * cannot help: for an invalid URL, and when a server refuses the client.
 */
export async function connectMongo(options: MongoOptions): Promise<Mongo> {
  const { namespace } = options;
  const { client, pool } = await connectWithRetry(options);
  return {
    pool,
    database: (subgraph) => client.db(`${namespace}_${subgraph}`),
    onCommand(listener) {
      client.on('commandStarted', listener);
      return () => client.off('commandStarted', listener);
    },
    async ping() {
      await client.db('admin').command({ ping: 1 });
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

function connectWithRetry(options: MongoOptions): Promise<{ client: MongoClient; pool: ConnectionPool }> {
  const { url, access = {}, log, monitorCommands = false, signal } = options;
  failOnClosedConnections();
  const explain = (error: unknown) => connectionFailure(error, url);
  return connectPatiently({ service: 'MongoDB', log, explain, signal }, async () => {
    // A client that has failed to connect once never connects.
    const client = new MongoClient(url, { ...connectionOptions(url, access), monitorCommands });
    const pool = new ConnectionPool(client);
    try {
      await client.db('admin').command({ ping: 1 });
      return { client, pool };
    } catch (error) {
      await client.close();
      throw error;
    }
  });
}
