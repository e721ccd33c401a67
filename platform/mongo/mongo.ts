import { MongoClient, type CommandStartedEvent, type Db } from 'mongodb';
import type { Log } from '../log.js';

/** The one connection of a process to its documents. */
export interface Mongo extends AsyncDisposable {
  /** The database of one subgraph; subgraphs never open another's. */
  database(subgraph: string): Db;
  /**
   * Tells of every command that is sent, until the returned function is called. For tests that count them; only with
   * `monitorCommands`.
   */
  onCommand(listener: (command: CommandStartedEvent) => void): () => void;
  /** Rejects when the engine cannot be reached. */
  ping(): Promise<void>;
}

export interface MongoOptions {
  url: string;
  /** Goes before the name of every database, so that several networks can share one engine. */
  namespace: string;
  log: Log;
  /** Makes `onCommand` work, and every command half as fast. @default false */
  monitorCommands?: boolean;
  signal?: AbortSignal;
}

/** How long to wait between two tries to reach the engine at start, in ms. */
const RETRY_MS = 3_000;

/** Connects; waits, with a line every few seconds, for an engine that comes up later. A malformed URL throws at once. */
export async function connectMongo(options: MongoOptions): Promise<Mongo> {
  const { url, namespace, log, monitorCommands = false, signal } = options;
  const client = new MongoClient(url, {
    appName: 'rookery',
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 50,
    // The driver's own defaults wait for ever on a stalled engine.
    serverSelectionTimeoutMS: 2_000,
    // The driver asks the engine for a sign of life with this, too: shorter, and a process that stands still for a moment
    // takes its engine for lost, and every command that is under way with it.
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
