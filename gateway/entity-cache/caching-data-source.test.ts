import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { deleted, eventOf } from '#testkit/gateway/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';
const OTHER = '11';

function deskWith(...ids: string[]): EntityCacheFixture {
  const fixture = new EntityCacheFixture();
  for (const id of ids) fixture.subgraph.add(id, AUTHOR);
  return fixture;
}

describe('a fetch of entities', () => {
  it('asks the subgraph once, whoever asks again', async () => {
    const fixture = deskWith('100', '101');
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

  it('asks only for what is not kept, and keeps the order', async () => {
    const fixture = deskWith('100', '101', '102');
    await fixture.texts(ADA, ['101']);
    fixture.fetched();
    expect(await fixture.texts(BOB, ['100', '101', '102', '101'])).toEqual(
      ['100', '101', '102', '101'].map((id) => `Text of ${id}`),
    );
    expect(fixture.fetched()).toEqual([['100', '102']]);
  });

  it('keeps no entity that is not there', async () => {
    const fixture = deskWith();
    expect(await fixture.texts(ADA, ['100'])).toEqual([null]);
    fixture.subgraph.add('100', AUTHOR);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Text of 100']);
  });

  it('tells selections and variables apart', async () => {
    const fixture = deskWith('100');
    await fixture.ask(ADA, ['100'], 'text');
    expect(await fixture.ask(ADA, ['100'], 'kept: text')).toEqual({
      data: { _entities: [{ kept: 'Text of 100' }] },
    });
    expect(fixture.fetched()).toHaveLength(2);
  });

  it('gives everybody the same, and nobody can write to it', async () => {
    const fixture = deskWith('100');
    await fixture.ask(ADA, ['100'], 'author { id }');
    const { data } = await fixture.ask(ADA, ['100'], 'author { id }');
    const [entity] = data!['_entities'] as [{ author: object }];
    expect(() => Object.assign(entity.author, { username: 'mallory' })).toThrow(TypeError);
    expect(() => Object.assign(entity, { author: null })).toThrow(TypeError);
    expect(await fixture.ask(BOB, ['100'], 'author { id }')).toEqual({
      data: { _entities: [{ author: { id: AUTHOR } }] },
    });
  });

  it('asks for each viewer what is the viewer’s own, and shares none of it', async () => {
    const fixture = deskWith('100', '101');
    const liked = (value: boolean, id: string) => ({ text: `Text of ${id}`, viewerHasLiked: value });
    await fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    fixture.subgraph.asked.splice(0);
    const { data } = await fixture.ask(BOB, ['101', '100'], 'text viewerHasLiked');
    expect(data!['_entities']).toEqual([liked(false, '101'), liked(false, '100')]);
    expect(fixture.subgraph.asked.map(({ ids, query }) => [ids, query.includes('{text')])).toEqual([
      [['101'], true],
      [['100'], false],
    ]);
    const again = await fixture.ask(ADA, ['100', '101'], 'text viewerHasLiked');
    expect(again.data!['_entities']).toEqual([liked(true, '100'), liked(true, '101')]);
  });

  it('shows nothing that is kept when the subgraph, asked for the viewer’s own, does not show it any more', async () => {
    const fixture = deskWith('100');
    await fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    fixture.subgraph.tweets.delete('100');
    expect(await fixture.ask(BOB, ['100'], 'text viewerHasLiked')).toEqual({ data: { _entities: [null] } });
  });

  it('ends with its age', async () => {
    const fixture = deskWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.pass(53_000);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(1);
    fixture.pass(8_000);
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(1);
  });

  it('takes no more memory than it may', async () => {
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

  it('makes subgraph by what nobody asks for', async () => {
    const fixture = new EntityCacheFixture({ maxBytes: 20_000 });
    const ids = Array.from({ length: 200 }, (_, index) => String(1_000 + index));
    for (const id of ids) fixture.subgraph.add(id, AUTHOR, { text: 'long'.repeat(50) });
    const [popular = '', ...others] = ids;
    await fixture.texts(ADA, [popular]);
    for (const other of others) await fixture.texts(ADA, [popular, other]);
    expect(fixture.fetched().filter((fetched) => fetched.includes(popular))).toHaveLength(1);
  });

  it('tells entities apart by all that they are asked by', async () => {
    const fixture = deskWith('100');
    await fixture.texts(ADA, ['100']);
    const told = JSON.stringify({ __typename: 'Tweet', id: '100', more: '1' });
    expect(await fixture.texts(ADA, [told])).toEqual([null]);
    expect(fixture.fetched()).toEqual([['100'], [told]]);
  });
});

describe('a change', () => {
  it('ends what is kept of the entity at once, and of nothing else', async () => {
    const fixture = deskWith('100', '101');
    await fixture.texts(ADA, ['100', '101']);
    fixture.fetched();
    fixture.subgraph.add('100', AUTHOR, { text: 'new' });
    fixture.observe(deleted('100', AUTHOR));
    expect(await fixture.texts(BOB, ['100', '101'])).toEqual(['new', 'Text of 101']);
    expect(fixture.fetched()).toEqual([['100']]);
  });

  it('of a count ends only what has counts', async () => {
    const fixture = deskWith('100');
    await fixture.ask(ADA, ['100'], 'text');
    await fixture.ask(ADA, ['100'], 'text likesCount');
    fixture.fetched();
    fixture.observe(eventOf('tweet.liked', ADA, { tweetId: '100', authorId: AUTHOR, userId: ADA }));
    await fixture.ask(BOB, ['100'], 'text');
    expect(fixture.fetched()).toEqual([]);
    await fixture.ask(BOB, ['100'], 'text likesCount');
    expect(fixture.fetched()).toEqual([['100']]);
  });

  it('of an original ends its retweets too', async () => {
    const fixture = deskWith('100');
    fixture.subgraph.add('200', OTHER, { retweetOf: '100' });
    await fixture.texts(ADA, ['200']);
    fixture.fetched();
    fixture.observe(deleted('100', AUTHOR));
    await fixture.texts(ADA, ['200']);
    expect(fixture.fetched()).toEqual([['200']]);
  });

  it('that comes while the subgraph answers leaves nothing kept of what was read before', async () => {
    const fixture = deskWith('100');
    const nobody = (): void => undefined;
    let answer = nobody;
    fixture.subgraph.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
    const under = fixture.texts(ADA, ['100']);
    await expect.poll(() => answer).not.toBe(nobody);
    fixture.pass(5);
    fixture.observe(deleted('100', AUTHOR));
    fixture.pass(5);
    answer();
    expect(await under).toEqual(['Text of 100']);
    fixture.subgraph.beforeAnswer = () => Promise.resolve();
    fixture.subgraph.tweets.delete('100');
    expect(await fixture.texts(BOB, ['100'])).toEqual([null]);
  });

  it('keeps nothing for a moment after, and then again', async () => {
    const fixture = deskWith('100');
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

describe('a viewer who has just written something', () => {
  const LIKE = 'mutation($id:ID!){likeTweet(id:$id){id}}';

  it('reads past the cache for a while, and brings the new state for everybody', async () => {
    const fixture = deskWith('100', '101');
    const count = async (viewer: string) => {
      const { data } = await fixture.ask(viewer, ['100'], 'likesCount');
      return (data!['_entities'] as { likesCount: number }[])[0]!.likesCount;
    };
    await fixture.texts(BOB, ['101']);
    expect(await count(ADA)).toBe(0);
    await fixture.mutate(ADA, LIKE, { id: '100' });
    // What was named has changed for others too, before the event tells of it.
    expect([await count(ADA), await count(BOB)]).toEqual([1, 1]);
    fixture.fetched();
    await fixture.texts(ADA, ['101']);
    expect(fixture.fetched()).toEqual([['101']]);
    fixture.pass(3_000);
    await fixture.texts(ADA, ['101']);
    expect(fixture.fetched()).toEqual([]);
  });

  it('ends what is kept of what the text of a mutation names', async () => {
    const fixture = deskWith('1900000000000000100');
    const ids = ['1900000000000000100'];
    await fixture.texts(BOB, ids);
    fixture.subgraph.add(ids[0]!, AUTHOR, { text: 'new' });
    await fixture.mutate(ADA, `mutation{likeTweet(id:"${ids[0]}"){id}}`);
    expect(await fixture.texts(BOB, ids)).toEqual(['new']);
  });
});

describe('when something fails', () => {
  it('keeps nothing of an entity with an error, and shows the others', async () => {
    const fixture = deskWith('100', '101', '102');
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

  it('shows what is kept when the rest cannot be fetched', async () => {
    const fixture = deskWith('100', '101');
    await fixture.ask(ADA, ['100']);
    fixture.subgraph.isAway = true;
    expect(await fixture.ask(ADA, ['101', '100'])).toEqual({
      data: { _entities: [null, { id: '100', text: 'Text of 100' }] },
      errors: [{ message: 'Away.', path: [] }],
    });
    expect(await fixture.ask(ADA, ['101'])).toEqual({ data: null, errors: [{ message: 'Away.', path: [] }] });
  });

  it('answers nothing from the cache while nobody tells of changes', async () => {
    const fixture = deskWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.busIsAway = true;
    await fixture.texts(ADA, ['100']);
    expect(fixture.fetched()).toHaveLength(2);
  });

  it('takes nothing any more that it kept before it was deaf for a while, even if nobody asked meanwhile', async () => {
    const fixture = deskWith('100', '101');
    await fixture.texts(ADA, ['100', '101']);
    for (const id of ['100', '101']) fixture.subgraph.add(id, AUTHOR, { text: 'Edited' });
    fixture.loseBus(1_000);
    // The events of the edits may still be on their way.
    fixture.pass(1_000);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Edited']);
    fixture.pass(1_999);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Edited']);
    expect(fixture.fetched()).toEqual([['100', '101'], ['100'], ['100']]);
    fixture.pass(1);
    expect(await fixture.texts(BOB, ['100', '101'])).toEqual(['Edited', 'Edited']);
    expect(fixture.fetched()).toEqual([['101']]);
  });

  it('leaves it to the subgraph when the graph cannot be asked', async () => {
    const fixture = deskWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.graph.viewPermissions = () => Promise.reject(new Error('The graph is away.'));
    expect(await fixture.texts(BOB, ['100'])).toEqual(['Text of 100']);
    expect(fixture.fetched()).toHaveLength(2);
  });
});
