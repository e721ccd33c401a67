import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { LEASE_TTL } from './lease.js';
import { streamsOf, type EventCatalog } from '../../event.js';
import type { Names } from './names.js';

export interface StreamOptions {
  /**
   * On how many servers of a cluster each event is stored before it counts as published.
   * @default 1
   */
  replicas?: number;
  /** @default 'file' */
  storage?: 'file' | 'memory';
  /**
   * Bytes that one stream may take. JetStream refuses a stream that it could not store in full.
   * @default 1 GiB, some 3,000,000 events
   */
  maxBytes?: number;
}

const HOUR = 3_600_000;

/** Of all leases, one for each durable consumer. */
const LEASE_BYTES = 2 ** 20;

/** Of all marks of tries, some 10,000: there is one for each event at most that was under way when a process died. */
const TRIES_BYTES = 2 ** 21;

/** JetStream's code for "there is a stream of that name, and it is set up differently". */
const DIFFERENT = 10_058;

/** Makes the streams, or brings those that are there to today's settings. */
export async function prepareStreams(
  manager: JetStreamManager,
  names: Names,
  options: StreamOptions & { events: EventCatalog },
): Promise<void> {
  const common = commonConfig(options);
  for (const name of streamsOf(options.events)) {
    await prepare(manager, { ...common, name: names.stream(name), subjects: [names.subjects(name)] });
  }
  // Dead letters wait for a user: they do not age.
  await prepare(manager, { ...common, name: names.stream('DEAD'), subjects: [names.dead('*')], max_age: 0 });
  await prepare(manager, {
    ...{ ...common, name: names.stream('LEASES'), subjects: [names.lease('*')] },
    ...{ max_age: nanos(LEASE_TTL), duplicate_window: nanos(LEASE_TTL) },
    ...{ max_msgs_per_subject: 1, max_bytes: LEASE_BYTES },
  });
  await prepare(manager, {
    ...{ ...common, name: names.stream('TRIES'), subjects: [names.tries('*', '*')] },
    ...{ max_msgs_per_subject: 1, max_bytes: TRIES_BYTES },
  });
}

function commonConfig({ replicas = 1, storage = 'file', maxBytes = 2 ** 30 }: StreamOptions) {
  return {
    storage,
    num_replicas: replicas,
    // Not a work queue: its memory of message ids does not survive a restart, and a late consumer would find nothing.
    retention: RetentionPolicy.Limits,
    max_age: nanos(7 * 24 * HOUR),
    max_bytes: maxBytes,
    // What is full gives up its oldest, long since handled: posting stops at a lag of 100,000, far before that.
    discard: DiscardPolicy.Old,
    // The longest time between an unanswered publish and the next try: a relay that was away for a day.
    duplicate_window: nanos(24 * HOUR),
  } satisfies Partial<StreamConfig>;
}

async function prepare(
  manager: JetStreamManager,
  config: Partial<StreamConfig> & { name: string },
): Promise<void> {
  try {
    await manager.streams.add(config);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== DIFFERENT) throw error;
    await manager.streams.update(config.name, config);
  }
}
