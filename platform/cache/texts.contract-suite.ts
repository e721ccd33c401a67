import { expect, test } from 'vitest';
import { eventually, LONG, SHORT, type Fresh, type ShortLife } from '#testkit/cache/cache-under-test.js';

export function describeTexts(fresh: Fresh, shortLife: ShortLife): void {
  test('texts are returned in the order of the keys, with null for missing keys', async () => {
    const cache = await fresh();
    await cache.setMany(
      [
        ['a', '1'],
        ['b', 'zwei ☃'],
      ],
      LONG,
    );
    expect(await cache.getMany(['b', 'missing', 'a'])).toEqual(['zwei ☃', null, '1']);
    expect(await cache.getMany([])).toEqual([]);
    await cache.setMany([], LONG);
  });

  test('a text expires after its TTL, and one with a longer TTL stays', async () => {
    const cache = await fresh();
    await cache.setMany([['long', '1']], LONG);
    await shortLife(cache);
    expect(await cache.getMany(['long'])).toEqual(['1']);
  });

  test('a key that is set cannot be set by setIfAbsent until its owner deletes it', async () => {
    const cache = await fresh();
    expect(await cache.setIfAbsent('lease', 'me', LONG)).toBe(true);
    expect(await cache.setIfAbsent('lease', 'you', LONG)).toBe(false);
    expect(await cache.deleteIfEqual('lease', 'you')).toBe(false);
    expect(await cache.getMany(['lease'])).toEqual(['me']);
    expect(await cache.deleteIfEqual('lease', 'me')).toBe(true);
    expect(await cache.deleteIfEqual('lease', 'me')).toBe(false);
    expect(await cache.setIfAbsent('lease', 'you', LONG)).toBe(true);
  });

  test('only its owner can extend a lease', async () => {
    const cache = await fresh();
    expect(await cache.extend('nobodys', 'me', LONG)).toBe(false);
    // In the same turn: the TTL might end between two calls.
    const [, yours, mine] = await Promise.all([
      cache.setIfAbsent('lease', 'me', SHORT),
      cache.extend('lease', 'you', LONG),
      cache.extend('lease', 'me', LONG),
    ]);
    expect([yours, mine]).toEqual([false, true]);
    await shortLife(cache);
    expect(await cache.getMany(['lease'])).toEqual(['me']);
  });

  test('a counter accumulates and expires with the TTL of its first increment', async () => {
    const cache = await fresh();
    expect(await cache.increment('count', 2, LONG)).toBe(2);
    expect(await cache.increment('count', -3, LONG)).toBe(-1);
    // In the same turn: the TTL might end between two calls.
    const brief = [cache.increment('brief', 1, SHORT), cache.increment('brief', 1, LONG)];
    expect(await Promise.all(brief)).toEqual([1, 2]);
    await shortLife(cache);
    await eventually(async () => expect(await cache.getMany(['brief', 'count'])).toEqual([null, '-1']));
  });

  test('delete removes texts, counters and sorted sets', async () => {
    const cache = await fresh();
    await cache.setMany([['text', '1']], LONG);
    await cache.increment('count', 1, LONG);
    await cache.sortedSets.replace('set', [{ member: 'a', score: 1 }], LONG);
    await cache.delete(['text', 'count', 'set', 'missing']);
    await cache.delete([]);
    expect(await cache.getMany(['text', 'count'])).toEqual([null, null]);
    expect(await cache.sortedSets.page('set', { limit: 1 })).toBeNull();
  });

  test('a namespace is isolated from others', async () => {
    const [one, other] = [await fresh(), await fresh()];
    await one.setMany([['key', '1']], LONG);
    await one.sortedSets.replace('set', [{ member: 'a', score: 1 }], LONG);
    expect(await other.getMany(['key'])).toEqual([null]);
    expect(await other.sortedSets.page('set', { limit: 1 })).toBeNull();
    expect(await other.sortedSets.topOfUnion(['set'], 1)).toEqual([]);
  });
}
