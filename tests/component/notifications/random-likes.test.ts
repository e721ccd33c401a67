import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { onTweetLiked } from '#subgraphs/notifications/reactions/on-tweet-liked.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { LikeModel, type LikeEvent } from '#testkit/notifications/like-model.js';
import { BlockUser, MuteUser, UnblockUser, UnmuteUser } from '#testkit/operations/users.js';
import { randomFrom, shuffled } from '#testkit/timeline/random.js';

const ROUNDS = Number(process.env['NOTIFICATION_ROUNDS'] ?? 3);
const FANS = 14;
const TWEETS = 3;
const STEPS = 60;

const GROUPS = `{ viewer { notifications(first: 5, kinds: [LIKE]) { edges { node { id ... on LikeNotification {
  actorsCount tweet { id } actors(first: 10) { edges { node { id } } pageInfo { endCursor hasNextPage } } } } } } } }`;
const REST = `query ($id: ID!, $after: String) { viewer { notification(id: $id) { ... on LikeNotification {
  actors(first: 100, after: $after) { edges { node { id } } } } } } }`;

interface Actors {
  edges: { node: { id: string } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

interface Groups {
  viewer: {
    notifications: {
      edges: { node: { id: string; actorsCount: number; tweet: { id: string }; actors: Actors } }[];
    };
  };
}

/** By tweet: the actors of its notification, the newest first. */
async function groupsOf(author: TestUser): Promise<Record<string, string[]>> {
  const { viewer } = await author.get<Groups, Record<string, never>>(GROUPS);
  const groups: Record<string, string[]> = {};
  for (const { node } of viewer.notifications.edges) {
    const { edges, pageInfo } = node.actors;
    const rest = pageInfo.hasNextPage
      ? await author.get<{ viewer: { notification: { actors: Actors } } }, Record<string, string>>(REST, {
          id: node.id,
          after: pageInfo.endCursor,
        })
      : null;
    const actors = [...edges, ...(rest?.viewer.notification.actors.edges ?? [])].map((edge) => edge.node.id);
    expect(node.actorsCount).toBe(actors.length);
    groups[node.tweet.id] = actors;
  }
  return groups;
}

describe('notifications of random likes', { timeout: 240_000 }, () => {
  let network: Network;

  beforeAll(async () => {
    network = await openNetwork();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'equal a simple model, whatever is repeated, late, undone, hidden and deleted (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
      const author = await TestUser.signUp(network.url, `author${seed}`);
      const fans: TestUser[] = [];
      for (let index = 0; index < FANS; index++)
        fans.push(await TestUser.signUp(network.url, `fan${seed}x${index}`));
      const tweets: string[] = [];
      for (let index = 0; index < TWEETS; index++) tweets.push(await author.post(`Tweet ${index}`));
      await network.settle();

      const { parts } = network.subgraph(notifications);
      const { createEvent } = network.infrastructure;
      const model = new LikeModel();
      const events: LikeEvent[] = [];
      for (let step = 0; step < STEPS; step++) {
        const { id: userId } = one(fans);
        const payload = { tweetId: one(tweets), authorId: author.id, userId };
        const type = random() < 0.65 ? ('tweet.liked' as const) : ('tweet.unliked' as const);
        events.push(createEvent(type, userId, payload));
      }
      for (const event of events) model.hear(event);
      const repeated = events.filter(() => random() < 0.4);
      const work: (() => Promise<unknown>)[] = shuffled([...events, ...repeated], random).map(
        (event) => () => onTweetLiked(parts, event),
      );
      for (const fan of fans.slice(0, 5)) {
        const [hide, show] = random() < 0.5 ? [BlockUser, UnblockUser] : [MuteUser, UnmuteUser];
        const isShownAgain = random() < 0.4;
        work.splice(Math.floor(random() * work.length), 0, async () => {
          await author.get(hide, { id: fan.id });
          if (isShownAgain) await author.get(show, { id: fan.id });
        });
        if (!isShownAgain) model.hide(fan.id);
      }
      work.splice(Math.floor(random() * work.length), 0, () => author.deleteTweet(tweets[0]!));
      model.delete(tweets[0]!);

      while (work.length > 0)
        await Promise.all(work.splice(0, 1 + Math.floor(random() * 8)).map((each) => each()));
      await network.settle();
      expect(await groupsOf(author)).toEqual(model.groups());
    },
  );
});
