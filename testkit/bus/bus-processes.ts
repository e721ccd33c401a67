import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { EVENTS, type AnyEvent } from '#schema/events.js';
import type { ServerProcess } from '../services/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog, type Log } from '#platform/log.js';
import type { EventCatalog } from '#platform/event.js';
import type { Bus, Reaction } from '#platform/bus/bus.js';
import { noting, QUICK_BACKOFF } from './bus-fixtures.js';
import { connectJetStreamBus } from '#platform/bus/jetstream.js';
import { program } from '../compiled/program.js';

/** ackWait in ms: short, because some of these processes are killed. */
const ACK_WAIT = 1_000;

export async function connect(
  { url }: Pick<ServerProcess, 'url'>,
  namespace: string,
  {
    events = EVENTS,
    log = silentLog,
    replicas,
  }: { events?: EventCatalog; log?: Log; replicas?: number } = {},
): Promise<Bus> {
  const limits = { maxBytes: 8 * 2 ** 20, backoff: QUICK_BACKOFF, ackWait: ACK_WAIT, publishTimeout: 1_000 };
  const bus = await connectJetStreamBus({
    events,
    url,
    namespace,
    clock: systemClock,
    log,
    replicas,
    ...limits,
  });
  bus.open();
  return bus;
}

/**
 * Records what several processes handle of one durable, in the order of completion, and keys that were
 * handled concurrently.
 */
export class Ledger {
  readonly notes: string[] = [];
  readonly doubled: string[] = [];
  readonly #busy = new Set<string>();

  reaction(work: (event: AnyEvent) => Promise<void>): Reaction {
    return async (event) => {
      if (this.#busy.has(event.key)) this.doubled.push(event.key);
      this.#busy.add(event.key);
      try {
        await work(event);
        await noting(this.notes)(event);
      } finally {
        this.#busy.delete(event.key);
      }
    };
  }

  /** The events of one key, each once, in the order of their first completion. */
  of(key: string): string[] {
    return [...new Set(this.notes)].filter((note) => note.startsWith(`${key}:`));
  }
}

/** A reaction that takes up to 10 ms. */
export const moment = () => new Promise<void>((resolve) => setTimeout(resolve, 10 * Math.random()));

/** The records of a key when all its events were handled. */
export const numbered = (key: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${key}:${n}`);

export function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** A process that takes one event and never completes it. */
export function hangingConsumer({ url }: ServerProcess, namespace: string) {
  const args = [
    ...program('testkit/services/hanging-consumer.ts'),
    url,
    namespace,
    'shared',
    String(ACK_WAIT),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    taken: once(child.stdout, 'data'),
    [Symbol.asyncDispose]: async () => {
      if (child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** A foreign client of the server, to imitate a process that dies or loses its connection. */
export async function foreignClient({ url }: ServerProcess) {
  const nc = await connectNats({ servers: new URL(url).host });
  return { nc, js: jetstream(nc), manager: await jetstreamManager(nc) };
}
