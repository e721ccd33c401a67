import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engagement } from '#schema/events.js';
import { World } from '#testkit/timeline/world.js';

describe('a home timeline in TOP order', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  async function scene(
    authors: number,
    tweetsEach: number,
  ): Promise<{ reader: string; tweets: string[][]; authors: string[] }> {
    const [reader, ...followed] = (await world.act.users(authors + 1)) as [string, ...string[]];
    for (const author of followed) await world.act.followers(author, [reader]);
    const tweets = [];
    for (const author of followed) tweets.push(await world.act.posts(author, tweetsEach));
    await world.settle();
    return { reader, tweets, authors: followed };
  }

  const top = async (reader: string, first = 100): Promise<string[]> => {
    await world.settle();
    return (await world.home(reader, { first, order: 'TOP' })).ids;
  };

  it('ranks replies above retweets above likes, and tweets without engagement newest first', async () => {
    const { reader, tweets } = await scene(1, 6);
    const [liked, retweeted, replied, c, b, a] = tweets[0] as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const crowd = (await world.act.users(3)) as [string, string, string];
    await world.act.like(crowd[0], liked);
    await world.act.retweet(crowd[1], retweeted);
    await world.act.reply(crowd[2], replied);
    expect(await top(reader)).toEqual([replied, retweeted, liked, a, b, c]);
  });

  it('uncounts interactions that are undone', async () => {
    const { reader, tweets } = await scene(1, 2);
    const [older, newer] = tweets[0] as [string, string];
    const [fan] = (await world.act.users(1)) as [string];
    const { key, payload } = await world.act.like(fan, older);
    expect(await top(reader)).toEqual([older, newer]);
    await world.publish(world.deps.createEvent('tweet.unliked', key, payload as Engagement));
    expect(await top(reader)).toEqual([newer, older]);
  });

  it('ranks authors with whom the reader interacts above authors whom others prefer', async () => {
    const { reader, tweets } = await scene(2, 3);
    const [mine, others] = tweets as [string[], string[]];
    await world.act.like(reader, mine[0] as string);
    await world.act.reply(reader, mine[1] as string);
    const ids = await top(reader);
    // Two tweets of the favourite author have engagement. The third has none, like those of the other author.
    expect(ids.indexOf(mine[2] as string)).toBeLessThan(ids.indexOf(others[2] as string));
  });

  it('keeps its order while it is paged, whatever is liked and posted meanwhile', async () => {
    const { reader, tweets, authors } = await scene(2, 40);
    const all = tweets.flat();
    const [fan] = (await world.act.users(1)) as [string];
    for (const id of all.filter((_, index) => index % 3 === 0)) await world.act.like(fan, id);
    const expected = await top(reader);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.home(reader, { first: 7, order: 'TOP', ...(after ? { after } : {}) });
      seen.push(...page.ids);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      await world.act.post(authors[0] as string);
      await world.act.like(reader, all[seen.length % all.length] as string);
      await world.settle();
    }
    expect(seen).toEqual(expected);
  });

  it('excludes a user who was blocked after the ranking was computed', async () => {
    const { reader, authors, tweets } = await scene(2, 20);
    const first = await world.home(reader, { first: 10, order: 'TOP' });
    await world.act.block(reader, authors[0] as string);
    const rest = await world.home(reader, { first: 100, order: 'TOP', after: first.pageInfo.endCursor });
    expect(rest.ids.filter((id) => tweets[0]?.includes(id))).toEqual([]);
    expect(rest.ids.length).toBeGreaterThan(9);
  });

  it('excludes a tweet that was deleted after the ranking was computed', async () => {
    const { reader, tweets } = await scene(2, 10);
    const first = await world.home(reader, { first: 5, order: 'TOP' });
    const doomed = tweets.flatMap((theirs) => theirs.filter((id) => !first.ids.includes(id)).slice(0, 2));
    for (const id of doomed) await world.act.delete(id);
    await world.settle();
    const rest = await world.home(reader, { first: 100, order: 'TOP', after: first.pageInfo.endCursor });
    const left = tweets.flat().filter((id) => ![...first.ids, ...doomed].includes(id));
    expect(rest.ids.toSorted()).toEqual(left.toSorted());
  });
});
