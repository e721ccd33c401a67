import { describe, expect, it } from 'vitest';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { firstIdAt } from '#platform/snowflake.js';
import { Followers } from './followers.js';

const HOUR = 3_600_000;

/** A graph with the follows of one author. Counts the follows that are read. */
class Follows {
  now = Date.UTC(2026, 0, 31);
  read = 0;
  edges: { id: string; since: string }[] = [];

  readonly relationships = {
    followers: (_: string, { after, limit }: { after?: string; limit: number }) => {
      const sorted = this.edges.toSorted((a, b) => (a.since < b.since ? 1 : -1));
      const page = sorted.filter(({ since }) => after === undefined || since < after).slice(0, limit);
      this.read += page.length;
      return Promise.resolve(page);
    },
    followersSince: (_: string, through: string) => {
      const recent = this.edges.filter(({ since }) => since > through);
      this.read += recent.length;
      return Promise.resolve(recent.map(({ id }) => id));
    },
    // The graph has more methods; these are the ones that Followers uses.
  } as unknown as Relationships;

  readonly followers: Followers;

  constructor(page = 100) {
    this.followers = new Followers(this.relationships, { now: () => this.now }, page);
  }

  add(name: string, since = this.now): void {
    this.edges.push({ id: name, since: firstIdAt(since) });
  }

  async all(author = 'author'): Promise<Set<string>> {
    const ids: string[] = [];
    for await (const page of this.followers.pages(author)) ids.push(...page);
    return new Set(ids);
  }
}

describe('Followers', () => {
  function followsOf(count: number, page?: number): Follows {
    const follows = new Follows(page);
    for (let index = 0; index < count; index++) follows.add(`old${index}`, follows.now - HOUR - index);
    return follows;
  }

  it.each([0, 1, 99, 100, 101, 1_000])(
    'yields all of %i followers, from the graph and from a copy',
    async (count) => {
      const follows = followsOf(count);
      expect((await follows.all()).size).toBe(count);
      expect((await follows.all()).size).toBe(count);
    },
  );

  it('reads at most one page ahead of the consumer', async () => {
    const follows = followsOf(1_000);
    const pages = follows.followers.pages('author');
    expect((await pages.next()).value).toHaveLength(100);
    expect(follows.read).toBe(200);
    expect((await pages.next()).value).toHaveLength(100);
    expect(follows.read).toBe(300);
  });

  it('copies up to 50,000 followers of an author and streams more each time', async () => {
    const follows = followsOf(50_000, 10_000);
    for (let round = 0; round < 2; round++) expect((await follows.all()).size).toBe(50_000);
    expect(follows.read).toBe(50_000);
    const more = followsOf(50_001, 10_000);
    for (let round = 0; round < 2; round++) expect((await more.all()).size).toBe(50_001);
    expect(more.read).toBe(2 * 50_001);
  });

  it('holds at most 500,000 ids in copies and evicts the least recently used ones', async () => {
    const follows = followsOf(40_000, 10_000);
    for (let author = 0; author < 13; author++) await follows.all(`author${author}`);
    follows.read = 0;
    for (let author = 12; author > 0; author--) await follows.all(`author${author}`);
    expect(follows.read).toBe(0);
    await follows.all('author0');
    expect(follows.read).toBe(40_000);
  });

  it('holds at most 500,000 ids while many copies are being made', async () => {
    const follows = followsOf(40_000, 10_000);
    const streams = Array.from({ length: 20 }, (_, author) => follows.followers.pages(`author${author}`));
    let most = 0;
    for (let page = 0; page < 5; page++) {
      for (const stream of streams) {
        await stream.next();
        most = Math.max(most, follows.followers.held);
      }
    }
    expect(most).toBeGreaterThan(400_000);
    expect(most).toBeLessThanOrEqual(500_000);
    follows.read = 0;
    for (let author = 0; author < 10; author++)
      expect((await follows.all(`author${author}`)).size).toBe(40_000);
    // Evicted followers are read again.
    expect(follows.read).toBeGreaterThan(0);
  });

  it('releases an unfinished copy when it grows too long or the consumer stops', async () => {
    const many = followsOf(60_000, 10_000);
    const pages = many.followers.pages('author');
    for (let page = 0; page < 6; page++) await pages.next();
    expect(many.followers.held).toBe(0);
    const left = many.followers.pages('left');
    await left.next();
    expect(many.followers.held).toBe(10_000);
    await left.return(undefined);
    expect(many.followers.held).toBe(0);
  });

  it('reads only new follows once a copy exists', async () => {
    const follows = followsOf(1_000);
    await follows.all();
    follows.now += HOUR;
    for (let index = 0; index < 70; index++) follows.add(`new${index}`, follows.now - index);
    follows.read = 0;
    expect((await follows.all()).size).toBe(1_070);
    expect(follows.read).toBe(70);
    // Follows that were recent at the time of the copy are read once more, and not after that.
    follows.now += HOUR;
    await follows.all();
    follows.read = 0;
    expect((await follows.all()).size).toBe(1_070);
    expect(follows.read).toBe(0);
  });

  it('includes a follow that became readable later than a newer one', async () => {
    const follows = followsOf(10);
    follows.add('quick', follows.now);
    await follows.all();
    follows.add('slow', follows.now - 5_000);
    expect(await follows.all()).toContain('slow');
    follows.now += HOUR;
    expect(await follows.all()).toContain('slow');
  });
});
