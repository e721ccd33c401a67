import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
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

describe('a network that is killed in a storm of notifications', { timeout: 120_000 * ROUNDS }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let ann: TestUser;
  let storm: Storm;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-kill-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    await using network = await openNetworkOf(directory, NAMESPACE);
    ann = await TestUser.signUp(network.url, 'ann');
    const fans = [];
    for (let index = 0; index < FANS; index++) fans.push(await TestUser.signUp(network.url, `fan${index}`));
    const tweets = [];
    for (let index = 0; index < TWEETS; index++) tweets.push(await ann.post(`Tweet ${index}`));
    await network.settle();
    storm = new Storm(fans, ann, tweets);
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Resolves when the process has died in the storm. */
  async function killedIn(before: DoomedNotificationsNetwork['before'], after: number): Promise<void> {
    const doomed: DoomedNotificationsNetwork = { directory, namespace: NAMESPACE, before, after };
    const args = program(ENTRY);
    const child = stack.use(new Child(process.execPath, args, { NETWORK: JSON.stringify(doomed) }));
    const [, url = ''] = await child.says(/listens at (\S+) /);
    await storm.rage(url);
    await child.ends();
    expect(child.output).toMatch(/dies/);
  }

  it.each([
    ['an action is marked', 'mark', 50],
    ['a group is written', 'group', 12],
    ['the actions are in line with their group', 'actions', 12],
    ['the batch of a group is dropped', 'drop', 12],
  ] as const)('loses and doubles nothing that was acknowledged, before %s', async (_, before, after) => {
    for (let round = 0; round < ROUNDS; round++) {
      await killedIn(before, after + 7 * round);
      await using network = await openNetworkOf(directory, NAMESPACE);
      await expect.poll(() => storm.repeat(network.url), { timeout: 30_000 }).toBe(true);
      await network.settle();
      const { unread, groups, listed } = await toldTo(new Client(network.url, ann.token));
      expect(groups).toEqual(storm.expected);
      expect(listed).toBeGreaterThan(0);
      expect(unread).toBe(listed);
    }
  });
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
