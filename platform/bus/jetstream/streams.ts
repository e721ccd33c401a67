import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { LEASE_TTL } from './stream-lease.js';
import { streamsOf, type EventCatalog } from '../../event.js';
import type { Names } from './names.js';

export interface StreamOptions {
  /**
   * The number of servers in the cluster that store an event before its publish is acknowledged.
   * @default 1 for new streams, and what existing ones have
   */
  replicas?: number | undefined;
  /** @default 'file' */
  storage?: 'file' | 'memory';
  /**
   * Maximum size of one stream in bytes. JetStream refuses to create a stream that may not fit on its disk.
   * @default 1 GiB, some 3,000,000 events
   */
  maxBytes?: number;
}

const HOUR = 3_600_000;

/** For the leases: one message per durable consumer. */
const LEASE_BYTES = 2 ** 20;

/** For some 10,000 attempt counts: at most one per event that was in flight when a process died. */
const TRIES_BYTES = 2 ** 21;

/** JetStream's error code for "stream name already in use with a different configuration". */
const NAME_IN_USE = 10_058;

/** JetStream's code for a stream whose subjects another stream has already. */
const SUBJECTS_OVERLAP = 10_065;

/** Creates the streams, or raises existing ones to the current configuration. */
export async function prepareStreams(
  manager: JetStreamManager,
  names: Names,
  options: StreamOptions & { events: EventCatalog },
): Promise<void> {
  const common = commonConfig(options);
  for (const name of streamsOf(options.events)) {
    await prepare(manager, { ...common, name: names.stream(name), subjects: [names.subjects(name)] });
  }
  // Dead letters wait for an operator: they do not expire.
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
    // Not a work queue: that retention forgets message ids on a restart, and a late consumer would find no
    // events.
    retention: RetentionPolicy.Limits,
    max_age: nanos(7 * 24 * HOUR),
    max_bytes: maxBytes,
    // A full stream drops its oldest events, which were handled long ago: posting is refused at a lag of
    // 100,000.
    discard: DiscardPolicy.Old,
    // The longest time between a publish without an ack and its retry: a relay that was down for a day.
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
    // Another process that adds the same stream at this moment shows as an overlap, too. Once it is there, the update works.
    const exists = error instanceof JetStreamApiError && [NAME_IN_USE, SUBJECTS_OVERLAP].includes(error.code);
    if (!exists) throw error;
    await update(manager, config);
  }
}

/**
 * Never lowers what an operator has raised: replicas, size and age stay where they are above the configuration. The short life
 * of leases is no operator's matter.
 */
async function update(
  manager: JetStreamManager,
  config: Partial<StreamConfig> & { name: string },
): Promise<void> {
  const { config: current } = await manager.streams.info(config.name);
  await manager.streams.update(config.name, {
    ...config,
    num_replicas: Math.max(current.num_replicas, config.num_replicas ?? 1),
    max_bytes: largest(current.max_bytes, config.max_bytes),
    ...(config.max_age !== nanos(LEASE_TTL) && { max_age: largest(current.max_age, config.max_age) }),
  });
}

/** JetStream writes "unlimited" as 0 or -1. */
function largest(current: number, configured = 0): number {
  return current <= 0 || configured <= 0 ? Math.min(current, configured) : Math.max(current, configured);
}
