import { EVENTS } from '#schema/events.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { findBinary, startNats } from '#testkit/services/index.js';
import { systemClock } from '../clock.js';
import { createLog, silentLog } from '../log.js';
import { eventually, followed, noting, QUICK_BACKOFF, relay } from '#testkit/bus/bus-fixtures.js';
import { connectJetStreamBus } from './jetstream.js';
import { program } from '#testkit/compiled/program.js';

function connect(url: string, namespace: string, log = silentLog) {
  const limits = { maxBytes: 8 * 2 ** 20, backoff: QUICK_BACKOFF, ackWait: 1_000, publishTimeout: 1_000 };
  return connectJetStreamBus({ events: EVENTS, url, namespace, clock: systemClock, log, ...limits });
}

const missing = findBinary('nats-server') === null;

describe.skipIf(missing)(
  `JetStream during failures${missing ? ' (skipped: nats-server is not installed)' : ''}`,
  () => {
    test('publishing survives a server crash: every event is handled, and a tail sees each of them once', async () => {
      await using server = await startNats();
      await using bus = await connect(server.url, 'crash');
      bus.open();
      const [handled, seen]: [string[], string[]] = [[], []];
      await bus.consume({ durable: 'steady', reactions: { 'user.followed': noting(handled) } });
      await bus.tail('GRAPH', ({ id }) => seen.push(id));
      const events = Array.from({ length: 600 }, (_, index) => followed(`user-${index % 7}`, index));
      const published = relay(bus, ...events.slice(0, 400));
      await eventually(() => expect(handled.length).toBeGreaterThan(20));
      await server.kill();
      await eventually(() => expect(bus.healthy()).toBe(false));
      await server.restart();
      await published;
      await relay(bus, ...events.slice(400));
      const names = new Set(events.map((_, index) => `user-${index % 7}:${index}`));
      await eventually(() => expect(new Set(handled)).toEqual(names));
      await eventually(() => expect(seen).toHaveLength(600));
      expect(new Set(seen).size).toBe(600);
      expect(bus.healthy()).toBe(true);
    });

    test('a publish to a hanging server times out, and a retry with the same event is handled once', async () => {
      await using server = await startNats();
      await using bus = await connect(server.url, 'hang');
      bus.open();
      const handled: string[] = [];
      await bus.consume({ durable: 'calm', reactions: { 'user.followed': noting(handled) } });
      const event = followed('ada', 1);
      await server.freeze();
      await expect(bus.publish(event)).rejects.toThrow('timeout');
      server.thaw();
      await relay(bus, event, followed('ada', 2));
      await eventually(() => expect(handled).toEqual(['ada:1', 'ada:2']));
    });

    test('a hanging server is unhealthy long before the connection is closed, and healthy when it responds', async () => {
      await using server = await startNats();
      const lines: string[] = [];
      const log = createLog('bus', 'warn', { write: (line) => void lines.push(line) });
      await using bus = await connect(server.url, 'frozen', log);
      expect(bus.steadyFor()).toBe(Infinity);
      await server.freeze();
      await eventually(() => expect(bus.healthy()).toBe(false));
      expect(bus.steadyFor()).toBe(0);
      server.thaw();
      await eventually(() => expect(bus.healthy()).toBe(true));
      expect(bus.steadyFor()).toBeLessThan(Infinity);
      expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
        'nats does not respond',
        'nats responds again',
      ]);
    });

    test('signals are dropped while the server hangs, and reach the listeners again after it', async () => {
      await using server = await startNats();
      await using left = await connect(server.url, 'signals');
      await using right = await connect(server.url, 'signals');
      const seen: number[] = [];
      await right.onSignal('thoughts', ({ at }) => seen.push(at));
      const signal = (at: number) => left.signal('thoughts', { type: 'thinking', at, payload: {} });
      signal(1);
      await eventually(() => expect(seen).toEqual([1]));
      await server.freeze();
      await eventually(() => expect([left.healthy(), right.healthy()]).toEqual([false, false]));
      signal(2);
      server.thaw();
      await eventually(() => expect([left.healthy(), right.healthy()]).toEqual([true, true]));
      signal(3);
      await eventually(() => expect(seen).toEqual([1, 3]));
    });

    test('disposal does not hang while the server is down', async () => {
      await using server = await startNats();
      const bus = await connect(server.url, 'gone');
      bus.open();
      await bus.consume({ durable: 'last', reactions: { 'user.followed': () => Promise.resolve() } });
      await bus.tail('GRAPH', () => undefined);
      await bus.publish(followed('ada', 1));
      await server.kill();
      await eventually(() => expect(bus.healthy()).toBe(false));
      await bus[Symbol.asyncDispose]();
      expect(bus.healthy()).toBe(false);
    });

    test('in-flight events of a killed process are handled by another process', async () => {
      await using server = await startNats();
      await using bus = await connect(server.url, 'killed');
      bus.open();
      const args = [...program('testkit/services/hanging-consumer.ts'), server.url, 'killed', 'shared'];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const taken = once(child.stdout, 'data');
        await relay(bus, followed('ada', 1), followed('ada', 2));
        await taken;
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      const handled: string[] = [];
      await bus.consume({ durable: 'shared', reactions: { 'user.followed': noting(handled) } });
      await eventually(() => expect([...handled].sort()).toEqual(['ada:1', 'ada:2']));
    });

    test('an event that was redelivered many times before its reaction started is handled, and is no dead letter', async () => {
      await using server = await startNats();
      await using bus = await connect(server.url, 'handed');
      bus.open();
      const handled: string[] = [];
      const options = { durable: 'brave', reactions: { 'user.followed': noting(handled) } };
      await (await bus.consume(options))[Symbol.asyncDispose]();
      for (const to of [1, 2]) await bus.publish(followed('ada', to));
      const nc = await connectNats({ servers: new URL(server.url).host });
      const { js, manager } = { js: jetstream(nc), manager: await jetstreamManager(nc) };
      const consumer = await js.consumers.get('HANDED_GRAPH', 'brave');
      for (let delivery = 0; delivery < 100; delivery++) (await consumer.next())?.nak();
      await bus.consume(options);
      await eventually(() => expect(handled).toEqual(['ada:1', 'ada:2']));
      expect(await bus.deadLetters()).toEqual([]);
      // The stored attempt counts are deleted, too.
      await eventually(async () =>
        expect((await manager.streams.info('HANDED_TRIES')).state).toMatchObject({
          messages: 0,
          last_seq: 2,
        }),
      );
      await nc.close();
    });

    test('connecting retries until the server is up', async () => {
      await using server = await startNats();
      await server.kill();
      const connecting = connect(server.url, 'patient');
      await server.restart();
      await using bus = await connecting;
      expect(bus.healthy()).toBe(true);
    });

    test('existing streams are updated to the current configuration', async () => {
      await using server = await startNats();
      const options = { url: server.url, namespace: 'grow', clock: systemClock, log: silentLog };
      await (
        await connectJetStreamBus({ events: EVENTS, ...options, maxBytes: 4 * 2 ** 20 })
      )[Symbol.asyncDispose]();
      await using bus = await connectJetStreamBus({ events: EVENTS, ...options, maxBytes: 8 * 2 ** 20 });
      expect(bus.healthy()).toBe(true);
      // A stream larger than the disk can never be created: a retry cannot help.
      await expect(connectJetStreamBus({ events: EVENTS, ...options, maxBytes: 2 ** 60 })).rejects.toThrow(
        'insufficient storage',
      );
    });
  },
);
