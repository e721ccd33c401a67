import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import type { DoomedNotificationsNetwork } from '#testkit/notifications/doomed-notifications-network.js';
import { Storm } from '#testkit/notifications/storm.js';
import { program } from '#testkit/compiled/program.js';

const ENTRY = 'testkit/notifications/doomed-notifications-network.ts';
const NAMESPACE = 'doomed';
/** FAULT_ROUNDS=10 before a release: a process dies that many times before each kind of write, each time in another state. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const FANS = 8;
const TWEETS = 2;

const TOLD = `{ viewer { unreadNotificationsCount notifications(first: 20) { edges { node {
  ... on LikeNotification { name: __typename actorsCount tweet { id } actors(first: 10) { edges { node { id } } } }
  ... on RetweetNotification { name: __typename actorsCount tweet { id } actors(first: 10) { edges { node { id } } } }
  ... on FollowNotification { name: __typename actorsCount actors(first: 10) { edges { node { id } } } }
} } } } }`;

interface Told {
  viewer: {
    unreadNotificationsCount: number;
    notifications: {
      edges: {
        node: {
          name: string;
          actorsCount: number;
          tweet?: { id: string };
          actors: { edges: { node: { id: string } }[] };
        };
      }[];
    };
  };
}

/** The writes before which a process dies, and how many of them succeed first. */
const POINTS = [
  ['an action is marked', 'mark', 50],
  ['a group is written', 'group', 12],
  ['the actions are in line with their group', 'actions', 12],
  ['the batch of a group is dropped', 'drop', 12],
] as const;
const DEATHS = Array.from({ length: ROUNDS }, (_, round) =>
  POINTS.map(([when, before, after]) => ({ when, before, after: after + 7 * round })),
).flat();

describe('a network that is killed in a storm of notifications', { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let child: Child;
  let url: string;
  let ann: TestUser;
  let storm: Storm;

  /** Starts the process that is to die next. */
  async function start({
    before,
    after,
  }: Pick<DoomedNotificationsNetwork, 'before' | 'after'>): Promise<void> {
    const doomed: DoomedNotificationsNetwork = { directory, namespace: NAMESPACE, before, after };
    child = stack.use(new Child(process.execPath, program(ENTRY), { NETWORK: JSON.stringify(doomed) }));
    [, url = ''] = await child.says(/listens at (\S+) /);
  }

  /** Lets the process settle what the one before it has left, and dooms it. */
  async function settled(): Promise<void> {
    child.signal('SIGUSR2');
    await child.says(/settled/);
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-kill-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    await start(DEATHS[0]!);
    ann = await TestUser.signUp(url, 'ann');
    const names = Array.from({ length: FANS }, (_, index) => `fan${index}`);
    const fans = await Promise.all(names.map((name) => TestUser.signUp(url, name)));
    const tweets = [];
    for (let index = 0; index < TWEETS; index++) tweets.push(await ann.post(`Tweet ${index}`));
    await settled();
    storm = new Storm(fans, ann, tweets);
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  it.each(DEATHS.map(({ when }, index) => [when, DEATHS[index + 1] ?? DEATHS[0]!] as const))(
    'loses and doubles nothing that was acknowledged, before %s',
    async (_, next) => {
      await storm.rage(url);
      await child.ends();
      expect(child.output).toMatch(/dies/);
      await start(next);
      await expect.poll(() => storm.repeat(url), { timeout: 30_000 }).toBe(true);
      await settled();
      const { unread, groups, listed } = await toldTo(new Client(url, ann.token));
      expect(groups).toEqual(storm.expected);
      expect(listed).toBeGreaterThan(0);
      expect(unread).toBe(listed);
    },
  );
});

/** By action: the ids of its actors, in order, of all days; and how many notifications are listed and unread. */
async function toldTo(client: Client) {
  const { viewer } = await client.get<Told, Record<string, never>>(TOLD);
  const groups: Record<string, string[]> = {};
  for (const { node } of viewer.notifications.edges) {
    const { name, tweet, actors, actorsCount } = node;
    const kind = name.replace('Notification', '').toUpperCase();
    const ids = actors.edges.map((edge) => edge.node.id);
    expect(actorsCount, name).toBe(ids.length);
    (groups[tweet ? `${kind} ${tweet.id}` : kind] ??= []).push(...ids);
  }
  for (const ids of Object.values(groups)) ids.sort();
  return { groups, unread: viewer.unreadNotificationsCount, listed: viewer.notifications.edges.length };
}
