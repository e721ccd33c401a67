import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyEvent, EventPayloads } from '#schema/events.js';
import { ManualClock, TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

interface Indexed {
  _id: string;
  engagement: number;
}

describe('the engagement of a tweet', () => {
  let subgraph: TrendsSubgraph;
  let author: string;
  let crowd: string[];
  beforeAll(async () => {
    subgraph = await TrendsSubgraph.open(new ManualClock(Date.UTC(2026, 2, 1, 12)), {
      monitorCommands: true,
    });
    [author, ...crowd] = (await subgraph.users(41)) as [string, ...string[]];
  });
  afterAll(() => subgraph?.[Symbol.asyncDispose]());

  const tweets = () => subgraph.infrastructure.mongo.database('trends').collection<Indexed>('tweets');
  const engagementOf = async (id: string) => (await tweets().findOne({ _id: id }))?.engagement;

  function acts(type: 'tweet.liked' | 'tweet.unliked', tweetId: string, users = crowd): AnyEvent[] {
    return users.map((userId) =>
      subgraph.infrastructure.createEvent(type, userId, { tweetId, authorId: author, userId }),
    );
  }

  const deliver = (events: readonly AnyEvent[]) =>
    Promise.all(events.map((event) => subgraph.deliver(event)));

  /** Counts the updates of single tweets during the work. */
  async function updatesDuring(work: () => Promise<unknown>): Promise<number> {
    let updates = 0;
    const stop = subgraph.infrastructure.mongo.onCommand(({ commandName, command }) => {
      if (commandName !== 'update' || command['update'] !== 'tweets') return;
      updates += (command['updates'] as unknown[]).length;
    });
    await work();
    stop();
    return updates;
  }

  it('adds concurrent likes in one update', async () => {
    const { tweetId } = await subgraph.post(author, 'liked by many');
    expect(await updatesDuring(() => deliver(acts('tweet.liked', tweetId)))).toBe(1);
    expect(await engagementOf(tweetId)).toBe(40);
    const [some, others] = [crowd.slice(0, 10), crowd.slice(10, 15)];
    const mixed = [...acts('tweet.unliked', tweetId, some), ...acts('tweet.liked', tweetId, others)];
    expect(await updatesDuring(() => deliver(mixed))).toBe(1);
    expect(await engagementOf(tweetId)).toBe(35);
  });

  it('counts a redelivered event once, also among new events and in the same batch', async () => {
    const { tweetId } = await subgraph.post(author, 'liked again and again');
    const events = acts('tweet.liked', tweetId, crowd.slice(0, 14));
    const [first, rest] = [events.slice(0, 5), events.slice(5)];
    await deliver([...first, ...first]);
    expect(await engagementOf(tweetId)).toBe(5);
    await deliver([...rest, ...first]);
    await deliver(events);
    expect(await engagementOf(tweetId)).toBe(14);
  });

  it('counts likes that arrive before the tweet', async () => {
    const tweet: EventPayloads['tweet.posted'] = subgraph.tweet(author, 'late to its own party');
    await deliver(acts('tweet.liked', tweet.tweetId));
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', author, tweet));
    expect(await engagementOf(tweet.tweetId)).toBe(40);
    expect(await tweets().findOne({ _id: tweet.tweetId })).toMatchObject({
      text: expect.stringContaining('party') as string,
    });
  });

  it('is added to the other tweets of a batch when one cannot be written', async () => {
    const [good, bad] = [await subgraph.post(author, 'well'), await subgraph.post(author, 'unwell')];
    await tweets().updateOne({ _id: bad.tweetId }, { $set: { engagement: 'many' as never } });
    const events = [acts('tweet.liked', good.tweetId), acts('tweet.liked', bad.tweetId)];
    const [well, unwell] = await Promise.allSettled(events.map(deliver));
    expect([well?.status, unwell?.status]).toEqual(['fulfilled', 'rejected']);
    expect(await engagementOf(good.tweetId)).toBe(40);
  });
});
