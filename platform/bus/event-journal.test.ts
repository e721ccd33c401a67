import { EVENTS } from '#schema/events.js';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyEvent } from '../event.js';
import { silentLog } from '../log.js';
import { PositionGone, type Bus, type Position } from './bus.js';
import { EventJournal } from './event-journal.js';
import { RetainedEvents } from './retained-events.js';
import { createMemoryBus } from './memory.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;
let folder: string;
let now = 1_000_000_000;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rookery-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

function deleted(id: string): AnyEvent {
  const payload = {
    tweetId: id,
    authorId: 'ada',
    kind: 'ORIGINAL' as const,
    conversationId: id,
    inReplyTo: null,
    quoteOf: null,
    retweetOf: null,
    mentions: [],
    hashtags: [],
  };
  return { id, type: 'tweet.deleted', version: 1, key: 'ada', at: now, payload };
}

/** Opens the bus of a process that is killed, not closed, before the next one is opened. */
function openBus(): Bus {
  const path = join(folder, 'tweet-events.jsonl');
  const bus = createMemoryBus({
    events: EVENTS,
    clock: { now: () => now++ },
    log: silentLog,
    journals: { TWEETS: path },
  });
  bus.open();
  return bus;
}

async function idsBehind(bus: Bus, after: Position, atMost?: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event } of bus.replay('TWEETS', after, atMost)) ids.push(event.id);
  return ids;
}

test('a later process replays the events of an earlier one at the same positions', async () => {
  const earlier = openBus();
  const start = await earlier.position('TWEETS');
  await earlier.publish(deleted('1'));
  const middle = await earlier.position('TWEETS');
  await earlier.publish(deleted('2'));
  const later = openBus();
  const between = await later.position('TWEETS');
  await later.publish(deleted('3'));
  expect(await idsBehind(later, start)).toEqual(['1', '2', '3']);
  expect(await idsBehind(later, middle)).toEqual(['2', '3']);
  expect(await idsBehind(later, between)).toEqual(['3']);
  await expect(idsBehind(later, between - 1)).rejects.toThrow(PositionGone);
  await expect(idsBehind(later, middle, 1)).rejects.toThrow(PositionGone);
});

test('an event that a later process publishes again keeps its position and is handled', async () => {
  await openBus().publish(deleted('1'));
  const later = openBus();
  const start = await later.position('TWEETS');
  const [seen, handled]: [Position[], string[]] = [[], []];
  await later.tail('TWEETS', (_, position) => seen.push(position));
  const reaction = ({ id }: AnyEvent) => Promise.resolve(void handled.push(id));
  await later.consume({ durable: 'all', reactions: { 'tweet.deleted': reaction } });
  await later.publish(deleted('1'));
  expect(await later.position('TWEETS')).toBe(start);
  expect(seen).toEqual([expect.any(Number)]);
  expect(seen[0]).toBeLessThan(start);
  expect(handled).toEqual(['1']);
});

test('an incomplete last line does not affect other lines', async () => {
  const earlier = openBus();
  const start = await earlier.position('TWEETS');
  await earlier.publish(deleted('1'));
  await appendFile(join(folder, 'tweet-events.jsonl'), '{"position":');
  const later = openBus();
  await later.publish(deleted('2'));
  expect(await idsBehind(openBus(), start)).toEqual(['1', '2']);
});

test('events older than a week are removed from the file', async () => {
  const earlier = openBus();
  const start = await earlier.position('TWEETS');
  await earlier.publish(deleted('1111'));
  const middle = await earlier.position('TWEETS');
  now += WEEK + 1;
  const later = openBus();
  expect(await readFile(join(folder, 'tweet-events.jsonl'), 'utf8')).not.toContain('1111');
  await expect(idsBehind(later, start)).rejects.toThrow(PositionGone);
  expect(await idsBehind(later, middle)).toEqual([]);
});

test('the files hold at most twice the limit, and the newest entries up to the limit are recovered', () => {
  const path = join(folder, 'few.jsonl');
  const first = new RetainedEvents(0, 10, new EventJournal(path, 10, 0));
  for (let id = 1; id <= 95; id++) first.add(deleted(String(id)));
  const journal = new EventJournal(path, 10, 0);
  expect(journal.recovered).toHaveLength(11);
  const second = new RetainedEvents(0, 10, journal);
  const behind = second.after(journal.recovered[0]!.position).map(({ event }) => event.id);
  expect(behind).toEqual(['86', '87', '88', '89', '90', '91', '92', '93', '94', '95']);
});
