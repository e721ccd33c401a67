import { Network, type NetworkOptions } from '#network/index.js';
import { REDIS_TIMEOUT } from '../services/index.js';
import { watchSharding } from '../documents/scattered-queries.js';
import { prepareCompared } from './compared.js';

/** A machine that runs three test files at once is busier than one that serves users. */
export const PATIENT = { fetchMs: 20_000, operationMs: 30_000 };

/**
 * A network for one test file: on the embedded default, or on the real services at MONGODB_URL, REDIS_URL and NATS_URL. Rate limits
 * are off, so that a test can do in a second what users do in a week. Timeouts are long, because a machine that runs three test files
 * at once is busier than one that serves users.
 * With WATCH_SHARDING=1, every query is held to the rule of docs/sharding.md, unless `monitorCommands` is off.
 */
export async function openNetwork(options: NetworkOptions = {}): Promise<Network> {
  const { MONGODB_URL, REDIS_URL, NATS_URL, WATCH_SHARDING } = process.env;
  const network = await Network.create({
    mongodbUrl: MONGODB_URL,
    redisUrl: REDIS_URL,
    redisTimeout: REDIS_TIMEOUT,
    natsUrl: NATS_URL,
    // Many networks share one NATS server, and each reserves its streams.
    streamBytes: 8 * 2 ** 20,
    rateLimits: false,
    monitorCommands: true,
    limits: PATIENT,
    prepare: prepareCompared,
    ...options,
  });
  if (WATCH_SHARDING === '1' && options.monitorCommands !== false)
    watchSharding(network.infrastructure.mongo, options.subgraphs);
  return network;
}
