import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import type { CreateEvent } from '#schema/events.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { consumers } from '#subgraphs/notifications/reactions/index.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { ActionModel, type ActionEvent } from '#testkit/notifications/action-model.js';
import { BlockUser, MuteUser, UnblockUser, UnmuteUser } from '#testkit/operations/users.js';
import { randomFrom, shuffled } from '#testkit/timeline/random.js';

const ROUNDS = Number(process.env['NOTIFICATION_ROUNDS'] ?? 3);
const FANS = 14;
const TWEETS = 3;
const STEPS = 120;

const ACTORS = 'actorsCount actors(first: 10) { edges { node { id } } pageInfo { endCursor hasNextPage } }';
const GROUPS = `{ viewer { unreadNotificationsCount notifications(first: 10, kinds: [LIKE, RETWEET, FOLLOW]) { edges { node { __typename id
  ... on LikeNotification { tweet { id } ${ACTORS} }
  ... on RetweetNotification { tweet { id } ${ACTORS} }
  ... on FollowNotification { ${ACTORS} } } } } } }`;
const MORE = 'actors(first: 100, after: $after) { edges { node { id } } }';
const REST = `query ($id: ID!, $after: String) { viewer { notification(id: $id) {
  ... on LikeNotification { ${MORE} } ... on RetweetNotification { ${MORE} } ... on FollowNotification { ${MORE} } } } }`;

interface Actors {
  edges: { node: { id: string } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

interface Group {
  __typename: string;
  id: string;
  actorsCount: number;
  tweet?: { id: string };
  actors: Actors;
}

interface Groups {
  viewer: { unreadNotificationsCount: number; notifications: { edges: { node: Group }[] } };
}

/** By group: its actors, the newest first. */
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
    const name = node.__typename.replace('Notification', '');
    groups[node.tweet ? `${name} ${node.tweet.id}` : name] = actors;
  }
  expect(viewer.unreadNotificationsCount).toBe(Object.keys(groups).length);
  return groups;
}

/** What a fan does or undoes, by chance. */
function randomAction(
  createEvent: CreateEvent,
  { authorId, userId, tweetId, at }: Record<'authorId' | 'userId' | 'tweetId', string> & { at: () => number },
): ActionEvent {
  const begins = at() < 0.65;
  const choice = at();
  if (choice < 0.4) {
    const payload = { tweetId, authorId, userId };
    return createEvent(begins ? 'tweet.liked' : 'tweet.unliked', userId, payload);
  }
  if (choice < 0.6) {
    const edge = { from: userId, to: authorId };
    return createEvent(begins ? 'user.followed' : 'user.unfollowed', userId, edge);
  }
  const keys = {
    ...{ tweetId: `${tweetId}0`, authorId: userId, kind: 'RETWEET' as const, conversationId: tweetId },
    ...{ inReplyTo: null, quoteOf: null, retweetOf: { tweetId, authorId }, mentions: [], hashtags: [] },
  };
  return begins
    ? createEvent('tweet.posted', userId, { ...keys, text: '', lang: null, hasLinks: false })
    : createEvent('tweet.deleted', userId, keys);
}

describe('notifications of random likes, retweets and follows', { timeout: 240_000 }, () => {
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
      const { reactions } = consumers['notifications-actions']!;
      const react = (event: ActionEvent): Promise<void> =>
        (reactions[event.type] as (deps: typeof parts, event: ActionEvent) => Promise<void>)(parts, event);
      const model = new ActionModel();
      const events: ActionEvent[] = [];
      for (let step = 0; step < STEPS; step++) {
        const who = { authorId: author.id, userId: one(fans).id, tweetId: one(tweets) };
        events.push(randomAction(createEvent, { ...who, at: random }));
      }
      for (const event of events) model.hear(event);
      const repeated = events.filter(() => random() < 0.4);
      const work: (() => Promise<unknown>)[] = shuffled([...events, ...repeated], random).map(
        (event) => () => react(event),
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
