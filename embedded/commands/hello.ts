import { MAX_DOCUMENT_BYTES } from '../storage/collection.js';
import { MAX_MESSAGE_BYTES } from '../wire/message-splitter.js';
import type { Command } from './command.js';

/** The wire version of MongoDB 8.0, whose behaviour the store has: an update may have a sort. */
const WIRE_VERSION = 25;

const VERSION = '8.0.0';

/**
 * The handshake. It reports a standalone server, so that drivers neither retry writes nor start transactions.
 */
export const hello: Command = {
  run: () => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  }),
};

export const ping: Command = { run: () => ({}) };

/** Sessions have no state here, so ending them has no effect. */
export const endSessions: Command = { run: () => ({}) };

export const buildInfo: Command = {
  run: () => ({
    version: VERSION,
    versionArray: [8, 0, 0, 0],
    modules: ['rookery-embedded'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['lmdb'],
  }),
};

export const serverStatus: Command = {
  run: (_args, { store, cursors, startedAt, directory }) => ({
    host: 'localhost',
    version: VERSION,
    process: 'rookery-embedded',
    pid: process.pid,
    uptime: (Date.now() - startedAt.getTime()) / 1000,
    localTime: new Date(),
    storageEngine: { name: 'lmdb', persistent: true, directory },
    metrics: {
      cursor: { open: { total: cursors.size } },
      queryExecutor: { scanned: store.env.examined.keys, scannedObjects: store.env.examined.documents },
    },
    mem: { resident: Math.round(process.memoryUsage().rss / 2 ** 20) },
    catalogStats: { collections: store.all().length },
  }),
};
