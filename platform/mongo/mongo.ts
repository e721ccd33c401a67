import { MongoClient, type CommandStartedEvent, type Db } from 'mongodb';
import type { Log } from '../log.js';

/** The MongoDB connection of a process. */
export interface Mongo extends AsyncDisposable {
  /** The database of one subgraph. A subgraph never opens the database of another. */
  database(subgraph: string): Db;
  /**
   * Calls the listener for every command that is sent, until the returned function is called. For tests that
   * count commands; requires `monitorCommands`.
   */
  onCommand(listener: (command: CommandStartedEvent) => void): () => void;
  /** Rejects when MongoDB cannot be reached. */
  ping(): Promise<void>;
}

export interface MongoOptions {
  url: string;
  /** Prefix of every database name, so that several networks can share one server. */
  namespace: string;
  log: Log;
  /** Required for `onCommand`. Halves the command throughput. @default false */
  monitorCommands?: boolean;
  signal?: AbortSignal;
}

/** Interval of connection attempts at start, in ms. */
const RETRY_MS = 3_000;

/**
 * Connects. Retries, with a log line each time, until the server can be reached. An invalid URL throws at
 * once.
 */
export async function connectMongo(options: MongoOptions): Promise<Mongo> {
  const { url, namespace, log, monitorCommands = false, signal } = options;
  const client = new MongoClient(url, {
    appName: 'rookery',
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 50,
    // The driver's defaults wait forever for a stalled server.
    serverSelectionTimeoutMS: 2_000,
    // The driver also uses this timeout for its heartbeats. With a shorter one, a process that was suspended
    // for a moment would mark its server as unknown and fail every running command.
    connectTimeoutMS: 10_000,
    socketTimeoutMS: 10_000,
    waitQueueTimeoutMS: 5_000,
    monitorCommands,
  });
  await untilReachable(client, log, signal);
  return {
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

async function untilReachable(client: MongoClient, log: Log, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      await client.db('admin').command({ ping: 1 });
      return;
    } catch (error) {
      log.warn(`Waiting for MongoDB: ${error instanceof Error ? error.message : String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
