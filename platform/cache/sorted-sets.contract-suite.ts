import { expect, test } from 'vitest';
import type { Cache, Scored } from './cache.js';
import { eventually, LONG, SHORT, type Fresh, type ShortLife } from '#testkit/cache/cache-under-test.js';

const entry = (member: string, score: number): Scored => ({ member, score });
const names = (page: Scored[] | null) => page?.map(({ member }) => member) ?? null;

export function describeSortedSets(fresh: Fresh, shortLife: ShortLife): void {
  test('members are added to every key, highest first', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.add(['a', 'b'], [entry('x', 2), entry('y', 3)], { keep: 10, ttl: LONG });
    await sortedSets.add(['b'], [entry('z', 1)], { keep: 10, ttl: LONG });
    expect(await sortedSets.page('a', { limit: 10 })).toEqual([entry('y', 3), entry('x', 2)]);
    expect(names(await sortedSets.page('b', { limit: 10 }))).toEqual(['y', 'x', 'z']);
  });

  test('adding a member again has no effect, and with another score moves it', async () => {
    const { sortedSets } = await fresh();
    const options = { keep: 10, ttl: LONG };
    await sortedSets.add(['a'], [entry('x', 1), entry('y', 2)], options);
    await sortedSets.add(['a'], [entry('x', 1)], options);
    expect(names(await sortedSets.page('a', { limit: 10 }))).toEqual(['y', 'x']);
    await sortedSets.add(['a'], [entry('x', 3)], options);
    expect(await sortedSets.page('a', { limit: 10 })).toEqual([entry('x', 3), entry('y', 2)]);
  });

  test('only the highest members are kept, and a lower one never evicts a higher one', async () => {
    const { sortedSets } = await fresh();
    const options = { keep: 3, ttl: LONG };
    await sortedSets.add(
      ['a'],
      [1, 2, 3, 4, 5].map((score) => entry(`m${score}`, score)),
      options,
    );
    expect(names(await sortedSets.page('a', { limit: 10 }))).toEqual(['m5', 'm4', 'm3']);
    await sortedSets.add(['a'], [entry('late', 0)], options);
    await sortedSets.add(['a'], [entry('new', 9)], options);
    expect(names(await sortedSets.page('a', { limit: 10 }))).toEqual(['new', 'm5', 'm4']);
  });

  test('onlyExisting adds to existing keys only, and an empty set exists', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.replace('empty', [], LONG);
    expect(await sortedSets.page('empty', { limit: 10 })).toEqual([]);
    const options = { keep: 10, ttl: LONG, onlyExisting: true };
    await sortedSets.add(['empty', 'missing'], [entry('x', 1)], options);
    expect(names(await sortedSets.page('empty', { limit: 10 }))).toEqual(['x']);
    expect(await sortedSets.page('missing', { limit: 10 })).toBeNull();
  });

  test('a set whose last member was removed is empty, not missing', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.add(['a', 'b'], [entry('x', 1), entry('y', 2)], { keep: 10, ttl: LONG });
    await sortedSets.remove(['a', 'b', 'missing'], ['x', 'nobody']);
    expect(names(await sortedSets.page('a', { limit: 10 }))).toEqual(['y']);
    await sortedSets.remove(['b'], ['y']);
    expect(await sortedSets.page('b', { limit: 10 })).toEqual([]);
    expect(await sortedSets.page('missing', { limit: 10 })).toBeNull();
  });

  test('replace substitutes all members', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.add(['a'], [entry('old', 9)], { keep: 10, ttl: LONG });
    const members = Array.from({ length: 2_500 }, (_, index) => entry(`m${index}`, index));
    await sortedSets.replace('a', members, LONG);
    expect(names(await sortedSets.page('a', { limit: 2 }))).toEqual(['m2499', 'm2498']);
    expect(await sortedSets.page('a', { limit: 5_000 })).toHaveLength(2_500);
  });

  test('a begun set accepts members, and is visible with all of them once it is complete', async () => {
    const { sortedSets } = await fresh();
    const only = { keep: 3, ttl: LONG, onlyExisting: true };
    await sortedSets.add(['a'], [entry('old', 9)], { keep: 10, ttl: LONG });
    await sortedSets.begin('a', 'token', LONG);
    expect(await sortedSets.page('a', { limit: 10 })).toBeNull();
    await sortedSets.add(['a'], [entry('late', 3), entry('doomed', 4)], only);
    await sortedSets.remove(['a'], ['doomed']);
    expect(await sortedSets.page('a', { below: entry('x', 9), limit: 10 })).toBeNull();
    const members = Array.from({ length: 1_200 }, (_, index) => entry(`m${index}`, index / 1_000));
    expect(await sortedSets.complete('a', 'token', members, { keep: 3, ttl: LONG })).toBe(true);
    expect(names(await sortedSets.page('a', { limit: 10 }))).toEqual(['late', 'm1199', 'm1198']);
    expect(await sortedSets.complete('a', 'token', [entry('y', 9)], { keep: 3, ttl: LONG })).toBe(false);
    await sortedSets.begin('empty', 'token', LONG);
    await sortedSets.complete('empty', 'token', [], { keep: 3, ttl: LONG });
    expect(await sortedSets.page('empty', { limit: 10 })).toEqual([]);
  });

  test('only the latest token can complete a set', async () => {
    const cache = await fresh();
    const { sortedSets } = cache;
    const complete = (token: string): Promise<boolean> =>
      sortedSets.complete('a', token, [entry(token, 1)], { keep: 10, ttl: LONG });
    expect(await complete('nobody')).toBe(false);
    await sortedSets.begin('a', 'first', LONG);
    await sortedSets.begin('a', 'second', LONG);
    expect(await complete('first')).toBe(false);
    expect(await sortedSets.page('a', { limit: 10 })).toBeNull();
    expect(await complete('second')).toBe(true);
    expect(await sortedSets.page('a', { limit: 10 })).toEqual([entry('second', 1)]);
    await sortedSets.begin('a', 'third', LONG);
    await cache.delete(['a']);
    expect(await complete('third')).toBe(false);
    expect(await sortedSets.page('a', { limit: 10 })).toBeNull();
  });

  test('a sorted set expires after its TTL, and every addition renews the TTL', async () => {
    const cache = await fresh();
    const { sortedSets } = cache;
    await sortedSets.add(['long'], [entry('x', 1)], { keep: 10, ttl: LONG });
    await sortedSets.replace('replaced', [entry('x', 1)], SHORT);
    // In the same turn: the TTL might end between two calls.
    await Promise.all([
      sortedSets.add(['brief', 'renewed'], [entry('x', 1)], { keep: 10, ttl: SHORT }),
      sortedSets.add(['renewed'], [entry('y', 2)], { keep: 10, ttl: LONG }),
    ]);
    await shortLife(cache);
    await eventually(async () => {
      expect(await sortedSets.page('brief', { limit: 1 })).toBeNull();
      expect(await sortedSets.page('replaced', { limit: 1 })).toBeNull();
    });
    expect(names(await sortedSets.page('renewed', { limit: 10 }))).toEqual(['y', 'x']);
  });

  test('one call adds to ten thousand keys', async () => {
    const { sortedSets } = await fresh();
    const keys = Array.from({ length: 10_000 }, (_, index) => `tl:${index}`);
    await sortedSets.add(keys, [entry('tweet', 7)], { keep: 800, ttl: LONG });
    const pages = await Promise.all(
      [0, 999, 1_000, 9_999].map((at) => sortedSets.page(`tl:${at}`, { limit: 5 })),
    );
    expect(pages).toEqual(Array.from({ length: 4 }, () => [entry('tweet', 7)]));
    await sortedSets.remove(keys, ['tweet']);
    expect(await sortedSets.page('tl:9999', { limit: 5 })).toEqual([]);
  });
}

export function describePages(fresh: Fresh): void {
  // Ids of the same ms have the same score: then the member's text decides.
  const SET = [entry('e', 3), entry('d', 2), entry('c', 2), entry('b', 2), entry('a', 1)];

  async function filled(): Promise<Cache['sortedSets']> {
    const { sortedSets } = await fresh();
    await sortedSets.add(['set'], SET, { keep: 10, ttl: LONG });
    return sortedSets;
  }

  test('members with equal scores are ordered by text, and pages neither skip nor repeat any', async () => {
    const sortedSets = await filled();
    expect(await sortedSets.page('set', { limit: 10 })).toEqual(SET);
    const read: Scored[] = [];
    for (let below: Scored | undefined; ; below = read.at(-1)) {
      const page = await sortedSets.page('set', { ...(below && { below }), limit: 2 });
      if (!page || page.length === 0) break;
      read.push(...page);
    }
    expect(read).toEqual(SET);
  });

  test('every bound is exact, whether or not its member exists', async () => {
    const sortedSets = await filled();
    const inside = SET.map(({ member, score }) => entry(member, score));
    const outside = [
      entry('bb', 2),
      entry('zz', 2),
      entry('aa', 0),
      entry('A', 2),
      entry('x', 9),
      entry('c', 3),
    ];
    const isBelow = (one: Scored, bound: Scored) =>
      one.score < bound.score || (one.score === bound.score && one.member < bound.member);
    for (const bound of [...inside, ...outside]) {
      const below = SET.filter((one) => isBelow(one, bound));
      const above = SET.filter((one) => isBelow(bound, one));
      expect(await sortedSets.page('set', { below: bound, limit: 10 })).toEqual(below);
      expect(await sortedSets.page('set', { below: bound, limit: 1 })).toEqual(below.slice(0, 1));
      expect(await sortedSets.page('set', { above: bound, limit: 10 })).toEqual(above);
      expect(await sortedSets.page('set', { above: bound, limit: 1 })).toEqual(above.slice(0, 1));
    }
  });

  test('two bounds select the members between them', async () => {
    const sortedSets = await filled();
    const [below, above] = [entry('e', 3), entry('b', 2)];
    expect(names(await sortedSets.page('set', { below, above, limit: 10 }))).toEqual(['d', 'c']);
    expect(names(await sortedSets.page('set', { below: above, above: below, limit: 10 }))).toEqual([]);
    expect(names(await sortedSets.page('set', { limit: 0 }))).toEqual([]);
  });

  test('scores of the current time in ms are returned exactly', async () => {
    const { sortedSets } = await fresh();
    const now = 1_795_225_417_123;
    await sortedSets.add(['set'], [entry('one', now), entry('two', now + 1)], { keep: 10, ttl: LONG });
    expect(await sortedSets.page('set', { below: entry('two', now + 1), limit: 10 })).toEqual([
      entry('one', now),
    ]);
  });
}

export function describeScores(fresh: Fresh): void {
  test('scores are incremented, and a missing member starts at 0', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.incrementScores('hour', [entry('cats', 2), entry('dogs', 1)], LONG);
    await sortedSets.incrementScores('hour', [entry('dogs', 3), entry('cats', 0.5)], LONG);
    expect(await sortedSets.page('hour', { limit: 10 })).toEqual([entry('dogs', 4), entry('cats', 2.5)]);
  });

  test('the top of a union is ordered by summed score, then by text', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.incrementScores('{hours}one', [entry('a', 1), entry('b', 5), entry('c', 2)], LONG);
    await sortedSets.incrementScores('{hours}two', [entry('a', 4), entry('c', 2), entry('d', 1)], LONG);
    const union = await sortedSets.topOfUnion(['{hours}one', '{hours}two', '{hours}missing'], 3);
    expect(union).toEqual([entry('b', 5), entry('a', 5), entry('c', 4)]);
    expect(await sortedSets.topOfUnion(['{hours}one', '{hours}two'], 10)).toHaveLength(4);
    expect(await sortedSets.topOfUnion([], 3)).toEqual([]);
    expect(await sortedSets.topOfUnion(['{hours}missing'], 3)).toEqual([]);
    expect(await sortedSets.page('{hours}one', { limit: 1 })).toEqual([entry('b', 5)]);
    await expect(sortedSets.topOfUnion(['{hours}one', '{days}one'], 3)).rejects.toThrow(TypeError);
  });

  test('scores of members are summed over the keys, in the order of the members', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.incrementScores('one', [entry('a', 1), entry('b', 5)], LONG);
    await sortedSets.incrementScores('two', [entry('a', 4)], LONG);
    expect(await sortedSets.sumScores(['one', 'two', 'missing'], ['b', 'nobody', 'a'])).toEqual([5, 0, 5]);
    expect(await sortedSets.sumScores([], ['a'])).toEqual([0]);
    expect(await sortedSets.sumScores(['one'], [])).toEqual([]);
  });

  test('removed members count neither in a union nor in a sum', async () => {
    const { sortedSets } = await fresh();
    await sortedSets.incrementScores('one', [entry('a', 1), entry('b', 5)], LONG);
    await sortedSets.remove(['one'], ['b']);
    expect(await sortedSets.topOfUnion(['one'], 5)).toEqual([entry('a', 1)]);
    expect(await sortedSets.sumScores(['one'], ['a', 'b'])).toEqual([1, 0]);
  });
}
