import { Network, type NetworkOptions } from '#network/index.js';
import { REDIS_TIMEOUT } from '../services/index.js';
import { prepareCompared } from './compared.js';

/** Machines that run three files of tests at once are busier than those that serve users. */
export const PATIENT = { fetchMs: 20_000, operationMs: 30_000 };

/**
 * A network of a story's own: on the embedded default, or on the real services that MONGODB_URL, REDIS_URL and NATS_URL
 * name. Limits per hour and day are off, so that a story can do in a second what users do in a week; and the subgraphs may
 * take their time, because a machine that runs three files of tests at once is busier than one that serves users.
 */
export function openNetwork(options: NetworkOptions = {}): Promise<Network> {
  const { MONGODB_URL, REDIS_URL, NATS_URL } = process.env;
  return Network.create({
    mongodbUrl: MONGODB_URL,
    redisUrl: REDIS_URL,
    redisTimeout: REDIS_TIMEOUT,
    natsUrl: NATS_URL,
    // Many networks share one server, and each has streams of its own.
    streamBytes: 8 * 2 ** 20,
    rateLimits: false,
    monitorCommands: true,
    limits: PATIENT,
    prepare: prepareCompared,
    ...options,
  });
}
