import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { createMetrics } from '../metrics.js';
import { CLOSE } from '../socket/index.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const page = readFileSync(new URL('../../docs/live.md', import.meta.url), 'utf8');
const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) { ... on TweetPosted { cursor tweet { id } } }
}`;
const MINUTE = 60_000;

interface Event {
  tweet: { id: string };
}
type Snippet = (
  url: string,
  query: string,
  freshToken: () => Promise<string>,
  tell: (event: Event) => void,
) => { renew?: () => Promise<void>; leave: () => void };

describe('docs/live.md', () => {
  it('lists every close code that the gateway uses', () => {
    const rows = [...page.matchAll(/^\| (\d{4}) \|/gm)].map(([, code]) => Number(code));
    const ofClients = new Set<number>([
      CLOSE.BadResponse,
      CLOSE.InternalClientError,
      CLOSE.ConnectionAcknowledgementTimeout,
    ]);
    const ours = Object.values(CLOSE).filter((code) => typeof code === 'number' && !ofClients.has(code));
    expect(new Set(rows)).toEqual(new Set([1002, 1007, 1009, ...ours]));
  });

  it('lists the limits with their defaults', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` +\| (\d+) +\|/gm)];
    expect(rows.length).toBe(11);
    for (const [, name, value] of rows)
      expect({ ...DEFAULT_LIMITS }).toMatchObject({ [name!]: Number(value) });
  });

  it('names only metrics that exist', () => {
    const [, section = ''] = page.split('## What to watch');
    const names = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const known = createMetrics()
      .registry.getMetricsAsArray()
      .map(({ name }) => name);
    const missing = names.filter(
      (name) => name !== 'rookery_gateway_' && !known.includes(`rookery_gateway_${name}`),
    );
    expect(missing).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });
});

describe('the clients in docs/live.md', () => {
  let small: SmallGateway;
  const leaving: (() => void)[] = [];
  const told: string[] = [];
  const tokens: string[] = [];
  const tell = ({ tweet }: Event): void => void told.push(tweet.id);

  beforeEach(async () => {
    told.length = tokens.length = 0;
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`);
  });
  afterEach(async () => {
    for (const leave of leaving.splice(0)) leave();
    await small[Symbol.asyncDispose]();
  });

  async function freshToken(): Promise<string> {
    tokens.push(await small.tokenFor(BOB));
    return tokens.at(-1)!;
  }

  async function snippet(name: string): Promise<Snippet> {
    const [, code = ''] =
      new RegExp(`^\`\`\`js\\n((?:(?!\`\`\`)[^])*?function ${name}[^]*?)^\`\`\``, 'm').exec(page) ?? [];
    // Below node_modules, so that imports of packages are resolved.
    await mkdir('node_modules/.cache', { recursive: true });
    const file = `node_modules/.cache/live-${name}.mjs`;
    await writeFile(file, code);
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, Snippet>;
    return module[name]!;
  }

  async function post(id: string): Promise<void> {
    small.world.addTweet(id, ADA, `Tweet ${id}`);
    await small.bus.publish(posted(id, ADA));
  }

  const metric = async (name: string) => {
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    return new RegExp(`^rookery_gateway_${name.replace(/[{}]/g, '\\$&')} (\\d+)$`, 'm').exec(text)?.[1];
  };
  const subscribed = () => expect.poll(() => metric('subscriptions')).toBe('1');
  const heard = (...ids: string[]) => expect.poll(() => told).toEqual(ids);

  it('keep their socket open beyond the expiry of a token by sending a fresh one in a ping', async () => {
    const watch = await snippet('watch');
    const { renew, leave } = watch(small.endpoint.replace('http', 'ws'), EVENTS, freshToken, tell);
    leaving.push(leave);
    await subscribed();
    await post('1');
    await heard('1');
    small.clock.advance(ACCESS_TOKEN_MS - 5 * MINUTE);
    await renew?.();
    // The gateway has the new token once it has handled a later message.
    await post('2');
    await heard('1', '2');
    small.clock.advance(10 * MINUTE);
    await expect.poll(() => metric('sockets')).toBe('1');
    await post('3');
    await heard('1', '2', '3');
    expect(tokens).toHaveLength(2);
  });

  it('reconnect with a fresh token when the event stream ends, and miss nothing', async () => {
    const follow = await snippet('follow');
    const { leave } = follow(small.endpoint, EVENTS, freshToken, tell);
    leaving.push(leave);
    await subscribed();
    await post('1');
    await heard('1');
    small.clock.advance(ACCESS_TOKEN_MS);
    await expect.poll(() => metric('socket_closes_total{code="4403"}')).toBe('1');
    await post('2');
    await heard('1', '2');
    await post('3');
    await heard('1', '2', '3');
    expect(tokens).toHaveLength(2);
    leave();
    await expect.poll(() => metric('event_streams')).toBe('0');
  });
});
