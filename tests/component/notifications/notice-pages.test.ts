import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { openCollection } from '#platform/mongo/index.js';
import type { AnyEvent, Event } from '#schema/events.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { withdrawNotices } from '#subgraphs/notifications/reactions/notices/on-tweet-deleted.js';
import { fanOutNotices } from '#subgraphs/notifications/reactions/notices/on-tweet-posted.js';
import { GROUPS, SUBSCRIPTIONS, type GroupDocument } from '#subgraphs/notifications/store/documents.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';

const SUBSCRIBERS = 1_700;
/** The most subscribers, and the most documents, of one step. */
const PAGE = 500;

describe('the notices of a tweet', () => {
  const stack = new DisposalStack();
  let network: Network;
  let ann: TestUser;
  let subscribers: readonly string[];
  const told: AnyEvent[] = [];
  /** What the tweet of these tests has caused. */
  const heard: AnyEvent[] = [];

  const groups = () => openCollection<GroupDocument>(network.infrastructure.mongo, GROUPS);
  /** The shard keys of the notices. */
  const toSubscribers = () => ({ recipient: { $in: [...subscribers] } });
  const eventsOf = <T extends AnyEvent['type']>(type: T): Event<T>[] =>
    // The type of an event says what it is.
    told.filter((event) => event.type === type) as unknown as Event<T>[];

  /** The documents of the largest find and of the largest write to notices while `work` runs. */
  async function largestStep(work: () => Promise<unknown>): Promise<number> {
    let largest = 0;
    const stop = network.infrastructure.mongo.onCommand(({ commandName, command }) => {
      if (![GROUPS.name, SUBSCRIPTIONS.name].includes(String(command[commandName]))) return;
      const { documents, updates, limit } = command as Record<string, unknown[] | number | undefined>;
      const sizes = [documents, updates].map((list) => (Array.isArray(list) ? list.length : 0));
      largest = Math.max(largest, ...sizes, Number(limit ?? 0));
    });
    await work();
    stop();
    return largest;
  }

  beforeAll(async () => {
    network = stack.use(await openNetwork());
    const { ids, mongo, bus } = network.infrastructure;
    stack.use(await bus.tail('TWEETS', (event) => heard.push(event as AnyEvent)));
    stack.use(await bus.tail('NOTIFICATIONS', (event) => told.push(event as AnyEvent)));
    ann = await TestUser.signUp(network.url, 'ann');
    subscribers = Array.from({ length: SUBSCRIBERS }, () => ids.next());
    const state = { protected: false, followersCount: 0, suspendedAt: null, deletedAt: null };
    await relationshipCollections(mongo).accounts.insertMany(
      subscribers.map((_id) => ({ _id, usernameKey: _id, sessionsAfter: '', ...state })),
    );
    const { stores } = network.subgraph(notifications).parts;
    await stores.subscriptions.collection.insertMany(
      subscribers.map((user) => ({
        ...{ _id: `${ann.id}:${user}`, author: ann.id, user, active: true, since: ids.next() },
        outbox: [],
      })),
    );
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it('are written page by page, and once for each subscriber however often the tweet is delivered', async () => {
    const tweetId = await ann.post('For everybody');
    await network.settle();
    const posted = heard.find(({ type }) => type === 'tweet.posted') as Event<'tweet.posted'>;
    const { parts } = network.subgraph(notifications);
    expect(await largestStep(() => fanOutNotices(parts, posted))).toBe(PAGE);
    const found = await groups()
      .find({ ...toSubscribers(), object: tweetId, shown: true })
      .toArray();
    expect(found.map(({ recipient }) => recipient).toSorted()).toEqual(subscribers.toSorted());
    const pages = eventsOf('notices.fanned-out').map(({ payload }) => payload.userIds);
    expect(Math.max(...pages.map((page) => page.length))).toBe(PAGE);
    expect(new Set(pages.flat())).toEqual(new Set(subscribers));
  });

  it('go page by page with the tweet, in one event, and one for each whose notices are off by then', async () => {
    const posted = heard.find(({ type }) => type === 'tweet.posted') as Event<'tweet.posted'>;
    const { tweetId } = posted.payload;
    const { createEvent } = network.infrastructure;
    const { parts } = network.subgraph(notifications);
    const left = subscribers.slice(0, 3);
    for (const user of left) {
      const off = createEvent('notices.changed', user, { userId: user, authorId: ann.id, isOn: false });
      await parts.stores.subscriptions.turnOff(user, ann.id, off);
    }
    const deleted = createEvent('tweet.deleted', ann.id, posted.payload);
    expect(await largestStep(() => withdrawNotices(parts, deleted))).toBe(PAGE);
    await withdrawNotices(parts, deleted);
    await network.settle();
    expect(await groups().countDocuments({ ...toSubscribers(), object: tweetId })).toBe(0);
    expect(eventsOf('notices.withdrawn')).toHaveLength(1);
    const alone = eventsOf('notification.changed').map(({ key, payload }) => [key, payload.change]);
    expect(alone.toSorted()).toEqual(left.map((user) => [user, 'REMOVED']).toSorted());
  });
});
