import { vi } from 'vitest';
import { EVENTS, type AnyEvent } from '#schema/events.js';
import type { Bus, Reaction } from '#platform/bus/bus.js';
import type { EventCatalog } from '#platform/event.js';

/** Opens a bus in a new namespace, of the build that declares `events`. */
export type Opened = (namespace?: string, events?: EventCatalog) => Promise<Bus>;

const { stream, version } = EVENTS['user.followed'];

/** The events of the next build, which reads the follows of this one, too. */
export const NEXT_EVENTS = {
  ...EVENTS,
  'user.followed': { stream, version: version + 1, oldest: version },
} satisfies EventCatalog;

/** A follow as the next build writes it. */
export function newer(event: AnyEvent): AnyEvent {
  return { ...event, version: version + 1 };
}

/** Redelivery delays in ms for contract suites, short so that tests do not wait. */
export const QUICK_BACKOFF = [5, 10, 20, 40];

/** What a reaction rejects with while a service is away. */
export class Away extends Error {
  override readonly name = 'Away';
}

/** Outages for contract suites, short so that tests do not wait: times in ms. */
export const QUICK_OUTAGES = {
  isOutage: (error: unknown) => error instanceof Away,
  outagePause: 5,
  outageLimit: 100,
};

let made = 0;

/** An event of the GRAPH stream, identified by `to`. */
export function followed(from: string, to: string | number): AnyEvent {
  const type = 'user.followed' as const;
  const id = String(1_500_000_000_000_000_000n + BigInt(made++));
  return { id, type, version: EVENTS[type].version, key: from, at: 1, payload: { from, to: String(to) } };
}

export function liked(userId: string, tweetId: string | number): AnyEvent {
  const { id, at } = followed(userId, 0);
  const payload = { tweetId: String(tweetId), authorId: 'ada', userId };
  return { id, type: 'tweet.liked', version: EVENTS['tweet.liked'].version, key: userId, at, payload };
}

/** Publishes like the outbox relay: retries a rejected publish until it succeeds. */
export async function relay(bus: Bus, ...events: AnyEvent[]): Promise<void> {
  const retry = (event: AnyEvent) => vi.waitFor(() => bus.publish(event), { timeout: 20_000, interval: 10 });
  await Promise.all(events.map(retry));
}

/** A reaction that records `from:to` of each handled event. */
export function noting(notes: string[]): Reaction {
  return (event) => {
    if (event.type === 'user.followed') notes.push(`${event.payload.from}:${event.payload.to}`);
    return Promise.resolve();
  };
}

export const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 15_000, interval: 10 });

export async function replayed(bus: Bus, after: number): Promise<[string, number][]> {
  const events: [string, number][] = [];
  for await (const { event, position } of bus.replay('GRAPH', after)) events.push([event.id, position]);
  return events;
}

export function sum(pending: ReadonlyMap<string, number>): number {
  return [...pending.values()].reduce((total, count) => total + count, 0);
}
