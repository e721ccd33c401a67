import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { deleted, eventOf } from '#testkit/gateway/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';
const OTHER = '11';

function fixtureWith(...ids: string[]): EntityCacheFixture {
  const fixture = new EntityCacheFixture();
  for (const id of ids) fixture.subgraph.add(id, AUTHOR);
  return fixture;
}

describe('CachingDataSource', () => {
  it('fetches entities once and shares them between viewers', async () => {
    const fixture = fixtureWith('100', '101');
    const first = await fixture.ask(ADA, ['100', '101'], 'id text author { id }');
    expect(fixture.fetched()).toEqual([['100', '101']]);
    expect(await fixture.ask(BOB, ['100', '101'], 'id text author { id }')).toEqual(first);
    expect(await fixture.ask(null, ['100', '101'], 'id text author { id }')).toEqual(first);
    expect(first).toEqual({
      data: {
        _entities: [
          { id: '100', text: 'Text of 100', author: { id: AUTHOR } },
          { id: '101', text: 'Text of 101', author: { id: AUTHOR } },
        ],
      },
    });
    expect(fixture.fetched()).toEqual([]);
    expect(await fixture.count('lookups', { outcome: 'hit' })).toBe(4);
  });

  it('fetches only the entities that are not cached and keeps the order', async () => {
    const fixture = fixtureWith('100', '101', '102');
    await fixture.texts(ADA, ['101']);
    fixture.fetched();
    expect(await fixture.texts(BOB, ['100', '101', '102', '101'])).toEqual(
      ['100', '101', '102', '101'].map((id) => `Text of ${id}`),
    );
    expect(fixture.fetched()).toEqual([['100', '102']]);
  });

  it('does not cache an entity that does not exist', async () => {
    const fixture = fixtureWith();
    expect(await fixture.texts(ADA, ['100'])).toEqual([null]);
    fixture.subgraph.add('100', AUTHOR);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Text of 100']);
  });

  it('caches different selections separately', async () => {
    const fixture = fixtureWith('100');
    await fixture.ask(ADA, ['100'], 'text');
    expect(await fixture.ask(ADA, ['100'], 'kept: text')).toEqual({
      data: { _entities: [{ kept: 'Text of 100' }] },
    });
    expect(fixture.fetched()).toHaveLength(2);
  });

  it('returns frozen objects, because responses share them', async () => {
    const fixture = fixtureWith('100');
    await fixture.ask(ADA, ['100'], 'author { id }');
    const { data } = await fixture.ask(ADA, ['100'], 'author { id }');
    const [entity] = data!['_entities'] as [{ author: object }];
    expect(() => Object.assign(entity.author, { username: 'mallory' })).toThrow(TypeError);
    expect(() => Object.assign(entity, { author: null })).toThrow(TypeError);
    expect(await fixture.ask(BOB, ['100'], 'author { id }')).toEqual({
      data: { _entities: [{ author: { id: AUTHOR } }] },
    });
  });

  it('fetches private fields for each viewer and does not share them', async () => {
    const fixture = fixtureWith('100', '101');
    const liked = (value: boolean, id: string) => ({ text: `Text of ${id}`, viewerHasLiked: value });
    await fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    fixture.subgraph.fetches.splice(0);
    const { data } = await fixture.ask(BOB, ['101', '100'], 'text viewerHasLiked');
    expect(data!['_entities']).toEqual([liked(false, '101'), liked(false, '100')]);
    expect(fixture.subgraph.fetches.map(({ ids, query }) => [ids, query.includes('{text')])).toEqual([
      [['101'], true],
      [['100'], false],
    ]);
    const again = await fixture.ask(ADA, ['100', '101'], 'text viewerHasLiked');
    expect(again.data!['_entities']).toEqual([liked(true, '100'), liked(true, '101')]);
  });

  it('returns null for a cached entity when the fetch of its private fields returns null', async () => {
    const fixture = fixtureWith('100');
    await fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    fixture.subgraph.tweets.delete('100');
    expect(await fixture.ask(BOB, ['100'], 'text viewerHasLiked')).toEqual({ data: { _entities: [null] } });
  });

  it('fetches an entity again when its maxAge is over', async () => {
    const fixture = fixtureWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.pass(53_000);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(1);
    fixture.pass(8_000);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(1);
  });

  it('keeps the size of all entries below maxBytes', async () => {
    const fixture = new EntityCacheFixture({ maxBytes: 20_000 });
    const ids = Array.from({ length: 200 }, (_, index) => String(1_000 + index));
    for (const id of ids) fixture.subgraph.add(id, AUTHOR, { text: 'long'.repeat(50) });
    await fixture.texts(ADA, ids);
    expect(await fixture.count('stores')).toBe(200);
    const bytes = await fixture.count('bytes');
    expect(bytes).toBeGreaterThan(15_000);
    expect(bytes).toBeLessThanOrEqual(20_000);
    expect(await fixture.count('entries')).toBeLessThan(30);
  });

  it('evicts unused entries and keeps a popular one', async () => {
    const fixture = new EntityCacheFixture({ maxBytes: 20_000 });
    const ids = Array.from({ length: 200 }, (_, index) => String(1_000 + index));
    for (const id of ids) fixture.subgraph.add(id, AUTHOR, { text: 'long'.repeat(50) });
    const [popular = '', ...others] = ids;
    await fixture.texts(ADA, [popular]);
    for (const other of others) await fixture.texts(ADA, [popular, other]);
    expect(fixture.fetched().filter((fetched) => fetched.includes(popular))).toHaveLength(1);
  });

  it('distinguishes representations that have the same id', async () => {
    const fixture = fixtureWith('100');
    await fixture.texts(ADA, ['100']);
    const other = JSON.stringify({ __typename: 'Tweet', id: '100', more: '1' });
    expect(await fixture.texts(ADA, [other])).toEqual([null]);
    expect(fixture.fetched()).toEqual([['100'], [other]]);
  });
});

describe('the invalidation by events', () => {
  it('takes effect at once, for the changed entity only', async () => {
    const fixture = fixtureWith('100', '101');
    await fixture.texts(ADA, ['100', '101']);
    fixture.fetched();
    fixture.subgraph.add('100', AUTHOR, { text: 'new' });
    fixture.observe(deleted('100', AUTHOR));
    expect(await fixture.texts(BOB, ['100', '101'])).toEqual(['new', 'Text of 101']);
    expect(fixture.fetched()).toEqual([['100']]);
  });

  it('removes only entries with counts when a count changes', async () => {
    const fixture = fixtureWith('100');
    await fixture.ask(ADA, ['100'], 'text');
    await fixture.ask(ADA, ['100'], 'text likesCount');
    fixture.fetched();
    fixture.observe(eventOf('tweet.liked', ADA, { tweetId: '100', authorId: AUTHOR, userId: ADA }));
    await fixture.ask(BOB, ['100'], 'text');
    expect(fixture.fetched()).toEqual([]);
    await fixture.ask(BOB, ['100'], 'text likesCount');
    expect(fixture.fetched()).toEqual([['100']]);
  });

  it('removes the retweets of a deleted original', async () => {
    const fixture = fixtureWith('100');
    fixture.subgraph.add('200', OTHER, { retweetOf: '100' });
    await fixture.texts(ADA, ['200']);
    fixture.fetched();
    fixture.observe(deleted('100', AUTHOR));
    await fixture.texts(ADA, ['200']);
    expect(fixture.fetched()).toEqual([['200']]);
  });

  it('discards a response that the subgraph read before the event', async () => {
    const fixture = fixtureWith('100');
    const notCalled = (): void => undefined;
    let answer = notCalled;
    fixture.subgraph.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
    const inProgress = fixture.texts(ADA, ['100']);
    await expect.poll(() => answer).not.toBe(notCalled);
    fixture.pass(5);
    fixture.observe(deleted('100', AUTHOR));
    fixture.pass(5);
    answer();
    expect(await inProgress).toEqual(['Text of 100']);
    fixture.subgraph.beforeAnswer = () => Promise.resolve();
    fixture.subgraph.tweets.delete('100');
    expect(await fixture.texts(BOB, ['100'])).toEqual([null]);
  });

  it('stops caching the changed entity for 250 ms', async () => {
    const fixture = fixtureWith('100');
    fixture.observe(deleted('100', AUTHOR));
    fixture.pass(100);
    await fixture.texts(ADA, ['100']);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(2);
    fixture.pass(300);
    await fixture.texts(ADA, ['100']);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(1);
  });
});

describe('a mutation', () => {
  const LIKE = 'mutation($id:ID!){likeTweet(id:$id){id}}';

  it('makes its viewer bypass the cache for three seconds and invalidates the ids in its variables for all viewers', async () => {
    const fixture = fixtureWith('100', '101');
    const count = async (viewer: string) => {
      const { data } = await fixture.ask(viewer, ['100'], 'likesCount');
      return (data!['_entities'] as { likesCount: number }[])[0]!.likesCount;
    };
    await fixture.texts(BOB, ['101']);
    expect(await count(ADA)).toBe(0);
    await fixture.mutate(ADA, LIKE, { id: '100' });
    // The event has not arrived yet.
    expect([await count(ADA), await count(BOB)]).toEqual([1, 1]);
    fixture.fetched();
    await fixture.texts(ADA, ['101']);
    expect(fixture.fetched()).toEqual([['101']]);
    fixture.pass(3_000);
    await fixture.texts(ADA, ['101']);
    expect(fixture.fetched()).toEqual([]);
  });

  it('invalidates the ids in its text', async () => {
    const fixture = fixtureWith('1900000000000000100');
    const ids = ['1900000000000000100'];
    await fixture.texts(BOB, ids);
    fixture.subgraph.add(ids[0]!, AUTHOR, { text: 'new' });
    await fixture.mutate(ADA, `mutation{likeTweet(id:"${ids[0]}"){id}}`);
    expect(await fixture.texts(BOB, ids)).toEqual(['new']);
  });
});

describe('CachingDataSource, when a dependency fails,', () => {
  it('returns the other entities and does not cache an entity with an error', async () => {
    const fixture = fixtureWith('100', '101', '102');
    await fixture.ask(ADA, ['101']);
    fixture.subgraph.broken.add('102');
    const { data, errors } = await fixture.ask(ADA, ['101', '100', '102']);
    expect(data!['_entities']).toMatchObject([{ text: 'Text of 101' }, { text: 'Text of 100' }, null]);
    expect(errors!.map(({ path }) => path)).toEqual([['_entities', 2, 'text']]);
    fixture.subgraph.broken.clear();
    fixture.fetched();
    await fixture.texts(ADA, ['101', '100', '102']);
    expect(fixture.fetched()).toEqual([['102']]);
  });

  it('returns the cached entities when the subgraph is unavailable', async () => {
    const fixture = fixtureWith('100', '101');
    await fixture.ask(ADA, ['100']);
    fixture.subgraph.isUnavailable = true;
    expect(await fixture.ask(ADA, ['101', '100'])).toEqual({
      data: { _entities: [null, { id: '100', text: 'Text of 100' }] },
      errors: [{ message: 'Away.', path: [] }],
    });
    expect(await fixture.ask(ADA, ['101'])).toEqual({ data: null, errors: [{ message: 'Away.', path: [] }] });
  });

  it('is bypassed while the bus is disconnected', async () => {
    const fixture = fixtureWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.isBusDisconnected = true;
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(2);
  });

  it('does not use entries from before a disconnection of the bus, even if no fetch happens during it', async () => {
    const fixture = fixtureWith('100', '101');
    await fixture.texts(ADA, ['100', '101']);
    for (const id of ['100', '101']) fixture.subgraph.add(id, AUTHOR, { text: 'Edited' });
    fixture.loseBus(1_000);
    // The events of the edits may not have arrived yet.
    fixture.pass(1_000);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Edited']);
    fixture.pass(1_999);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Edited']);
    expect(fixture.fetched()).toEqual([['100', '101'], ['100'], ['100']]);
    fixture.pass(1);
    expect(await fixture.texts(BOB, ['100', '101'])).toEqual(['Edited', 'Edited']);
    expect(fixture.fetched()).toEqual([['101']]);
  });

  it('fetches entities from the subgraph when the permissions cannot be read', async () => {
    const fixture = fixtureWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.graph.viewPermissions = () => Promise.reject(new Error('The graph is unavailable.'));
    expect(await fixture.texts(BOB, ['100'])).toEqual(['Text of 100']);
    expect(fixture.fetched()).toHaveLength(2);
  });
});
