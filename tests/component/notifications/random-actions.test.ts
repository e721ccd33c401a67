import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import type { AnyEvent, CreateEvent } from '#schema/events.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { consumers } from '#subgraphs/notifications/reactions/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { ActionModel, type ActionEvent } from '#testkit/notifications/action-model.js';
import { randomMutes, randomRules } from '#testkit/notifications/random-rules.js';
import { TurnOnNotices } from '#testkit/operations/notifications.js';
import { randomFrom, shuffled } from '#testkit/timeline/random.js';

/** One is always the same, and one is new each time. A failing one is in the title: NOTIFICATION_SEEDS=7,8 repeats it. */
const SEEDS = process.env['NOTIFICATION_SEEDS']?.split(',').map(Number) ?? [1, randomInt(2, 2 ** 31)];
const FANS = 12;
const TWEETS = 3;
const STEPS = 150;
/** Each tweet has one of them. */
const WORDS = ['apples', 'pears', 'plums', 'figs'];
/** Deliveries of events of the network itself that come late and once more. */
const REPEATS = 80;

const ACTORS = 'actorsCount actors(first: 10) { edges { node { id } } pageInfo { endCursor hasNextPage } }';
const GROUPS = `{ viewer { unreadNotificationsCount notifications(first: 40) { edges { node { __typename id
  ... on LikeNotification { tweet { id } ${ACTORS} }
  ... on RetweetNotification { tweet { id } ${ACTORS} }
  ... on FollowNotification { ${ACTORS} }
  ... on MentionNotification { tweet { id author { id } } }
  ... on ReplyNotification { tweet { id author { id } } }
  ... on NewTweetNotification { tweet { id author { id } } } } } } } }`;
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
  actorsCount?: number;
  tweet?: { id: string; author?: { id: string } };
  actors?: Actors;
}

interface Groups {
  viewer: { unreadNotificationsCount: number; notifications: { edges: { node: Group }[] } };
}

/** The actors of a group, of as many pages as they have, and as many as it counts. */
async function actorsOf(reader: TestUser, { id, tweet, actors, actorsCount }: Group): Promise<string[]> {
  if (actors === undefined) return [tweet!.author!.id];
  const { edges, pageInfo } = actors;
  const rest = pageInfo.hasNextPage
    ? await reader.get<{ viewer: { notification: { actors: Actors } } }, Record<string, string>>(REST, {
        id,
        after: pageInfo.endCursor,
      })
    : null;
  const ids = [...edges, ...(rest?.viewer.notification.actors.edges ?? [])].map((edge) => edge.node.id);
  expect(actorsCount).toBe(ids.length);
  return ids;
}

/** By group: its actors, the newest first. */
async function groupsOf(reader: TestUser): Promise<Record<string, string[]>> {
  const { viewer } = await reader.get<Groups, Record<string, never>>(GROUPS);
  const groups: Record<string, string[]> = {};
  for (const { node } of viewer.notifications.edges) {
    const name = node.__typename.replace('Notification', '');
    groups[node.tweet ? `${name} ${node.tweet.id}` : name] = await actorsOf(reader, node);
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

/** The reactions of this subgraph to an event, but for pushes. */
function reactionsTo(network: Network, event: AnyEvent): Promise<unknown> {
  const { parts } = network.subgraph(notifications);
  const all = Object.entries(consumers).filter(([name]) => name !== 'notifications-push');
  return Promise.all(
    all.flatMap(([, { reactions }]) => {
      const react = reactions[event.type] as
        ((deps: typeof parts, event: AnyEvent) => Promise<void>) | undefined;
      return react ? [react(parts, event)] : [];
    }),
  );
}

/** A reader with tweets, and fans who mention the reader; the reader is told of new tweets of half of them, and follows some. */
async function openWorld(network: Network, seed: number, model: ActionModel, random: () => number) {
  const suffix = seed.toString(36);
  const names = Array.from({ length: FANS }, (_, index) => `fan${index}x${suffix}`);
  const everybody = await cast(network, `reader${suffix}`, ...names);
  const [reader, ...fans] = Object.values(everybody) as [TestUser, ...TestUser[]];
  const tweets: string[] = [];
  const anyWord = () => WORDS[Math.floor(random() * WORDS.length)]!;
  for (let index = 0; index < TWEETS; index++) {
    const word = anyWord();
    const tweetId = await reader.post(`Tweet ${index} about ${word}`);
    model.write(tweetId, { conversationId: tweetId, word });
    tweets.push(tweetId);
  }
  for (const [index, fan] of fans.entries()) {
    const user = model.user(fan.id);
    if ((user.hasNotices = index % 2 === 0)) await reader.get(TurnOnNotices, { userId: fan.id });
    if ((user.followed = random() < 0.4)) await reader.follow(fan);
  }
  await network.settle();
  const told: { fan: TestUser; tweetId: string }[] = [];
  const post = async (fan: TestUser, kind: 'Mention' | 'NewTweet' | 'Reply', text: string): Promise<void> => {
    const word = anyWord();
    const inReplyTo = tweets[Math.floor(random() * TWEETS)]!;
    const tweetId = await fan.post(`${text} about ${word}`, kind === 'Reply' ? { inReplyTo } : {});
    model.write(tweetId, { conversationId: kind === 'Reply' ? inReplyTo : tweetId, word });
    model.post({ kind, tweetId, userId: fan.id });
    told.push({ fan, tweetId });
  };
  for (const fan of fans) {
    await post(fan, 'Mention', `@${reader.username} Hello`);
    if (model.user(fan.id).hasNotices) await post(fan, 'NewTweet', 'News');
    if (random() < 0.5) await post(fan, 'Reply', 'Well');
  }
  await network.settle();
  return { reader, fans, tweets, told };
}

/** Puts work somewhere into the rest of the work, in its order; a step begins when the one before it is done. */
function insertInOrder(
  work: (() => Promise<unknown>)[],
  steps: readonly (() => Promise<unknown>)[],
  random: () => number,
): void {
  let before: Promise<unknown> = Promise.resolve();
  let from = 0;
  for (const step of steps) {
    const at = from + Math.floor(random() * (work.length - from));
    work.splice(at, 0, () => (before = before.then(step)));
    from = at + 1;
  }
}

describe('notifications of random actions under random rules', { timeout: 240_000 }, () => {
  const stack = new DisposalStack();
  let network: Network;
  /** What the network has told the subgraph itself. */
  const heard: AnyEvent[] = [];

  beforeAll(async () => {
    network = stack.use(await openNetwork());
    for (const stream of ['TWEETS', 'GRAPH'])
      stack.use(await network.infrastructure.bus.tail(stream, (event) => heard.push(event as AnyEvent)));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it.each(SEEDS)(
    'equal a simple model, whatever is repeated, late, undone, hidden and deleted (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
      const model = new ActionModel();
      const { reader, fans, tweets, told } = await openWorld(network, seed, model, random);

      const { createEvent } = network.infrastructure;
      const events = Array.from({ length: STEPS }, () =>
        randomAction(createEvent, {
          ...{ authorId: reader.id, userId: one(fans).id, tweetId: one(tweets) },
          at: random,
        }),
      );
      for (const event of events) model.hear(event);
      const repeated = events.filter(() => random() < 0.4);
      const work: (() => Promise<unknown>)[] = shuffled([...events, ...repeated], random).map(
        (event) => () => reactionsTo(network, event),
      );
      for (let count = 0; count < REPEATS; count++)
        work.splice(Math.floor(random() * work.length), 0, () => reactionsTo(network, one(heard)));
      for (const fan of fans) {
        const regretted = told.filter((each) => each.fan === fan && random() < 0.25);
        for (const { tweetId } of regretted) model.delete(tweetId);
        const deletions = regretted.map(
          ({ tweetId }) =>
            () =>
              fan.deleteTweet(tweetId),
        );
        insertInOrder(work, [...deletions, ...randomRules({ network, reader, fan }, model, random)], random);
      }
      const mutes = randomMutes(reader, { words: WORDS, conversations: tweets.slice(1) }, model, random);
      for (const steps of mutes) insertInOrder(work, steps, random);
      insertInOrder(work, [() => reader.deleteTweet(tweets[0]!)], random);
      model.delete(tweets[0]!);

      while (work.length > 0)
        await Promise.all(work.splice(0, 1 + Math.floor(random() * 8)).map((each) => each()));
      await network.settle();
      expect(await groupsOf(reader)).toEqual(model.groups());
    },
  );
});
