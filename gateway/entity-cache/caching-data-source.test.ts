import { describe, expect, it } from 'vitest';
import { EntityDesk } from '../testing/entity-cache-fixture.js';
import { deleted, eventOf } from '../testing/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';
const OTHER = '11';

function deskWith(...ids: string[]): EntityDesk {
  const desk = new EntityDesk();
  for (const id of ids) desk.subgraph.add(id, AUTHOR);
  return desk;
}

describe('a fetch of entities', () => {
  it('asks the subgraph once, whoever asks again', async () => {
    const desk = deskWith('100', '101');
    const first = await desk.ask(ADA, ['100', '101'], 'id text author { id }');
    expect(desk.fetched()).toEqual([['100', '101']]);
    expect(await desk.ask(BOB, ['100', '101'], 'id text author { id }')).toEqual(first);
    expect(await desk.ask(null, ['100', '101'], 'id text author { id }')).toEqual(first);
    expect(first).toEqual({
      data: {
        _entities: [
          { id: '100', text: 'Text of 100', author: { id: AUTHOR } },
          { id: '101', text: 'Text of 101', author: { id: AUTHOR } },
        ],
      },
    });
    expect(desk.fetched()).toEqual([]);
    expect(await desk.count('lookups', { outcome: 'hit' })).toBe(4);
  });

  it('asks only for what is not kept, and keeps the order', async () => {
    const desk = deskWith('100', '101', '102');
    await desk.texts(ADA, ['101']);
    desk.fetched();
    expect(await desk.texts(BOB, ['100', '101', '102', '101'])).toEqual(
      ['100', '101', '102', '101'].map((id) => `Text of ${id}`),
    );
    expect(desk.fetched()).toEqual([['100', '102']]);
  });

  it('keeps no entity that is not there', async () => {
    const desk = deskWith();
    expect(await desk.texts(ADA, ['100'])).toEqual([null]);
    desk.subgraph.add('100', AUTHOR);
    expect(await desk.texts(ADA, ['100'])).toEqual(['Text of 100']);
  });

  it('tells selections and variables apart', async () => {
    const desk = deskWith('100');
    await desk.ask(ADA, ['100'], 'text');
    expect(await desk.ask(ADA, ['100'], 'kept: text')).toEqual({
      data: { _entities: [{ kept: 'Text of 100' }] },
    });
    expect(desk.fetched()).toHaveLength(2);
  });

  it('gives everybody the same, and nobody can write to it', async () => {
    const desk = deskWith('100');
    await desk.ask(ADA, ['100'], 'author { id }');
    const { data } = await desk.ask(ADA, ['100'], 'author { id }');
    const [entity] = data!['_entities'] as [{ author: object }];
    expect(() => Object.assign(entity.author, { username: 'mallory' })).toThrow(TypeError);
    expect(() => Object.assign(entity, { author: null })).toThrow(TypeError);
    expect(await desk.ask(BOB, ['100'], 'author { id }')).toEqual({
      data: { _entities: [{ author: { id: AUTHOR } }] },
    });
  });

  it('asks for each viewer what is the viewer’s own, and shares none of it', async () => {
    const desk = deskWith('100', '101');
    const liked = (value: boolean, id: string) => ({ text: `Text of ${id}`, viewerHasLiked: value });
    await desk.ask(ADA, ['100'], 'text viewerHasLiked');
    desk.subgraph.asked.splice(0);
    const { data } = await desk.ask(BOB, ['101', '100'], 'text viewerHasLiked');
    expect(data!['_entities']).toEqual([liked(false, '101'), liked(false, '100')]);
    expect(desk.subgraph.asked.map(({ ids, query }) => [ids, query.includes('{text')])).toEqual([
      [['101'], true],
      [['100'], false],
    ]);
    const again = await desk.ask(ADA, ['100', '101'], 'text viewerHasLiked');
    expect(again.data!['_entities']).toEqual([liked(true, '100'), liked(true, '101')]);
  });

  it('shows nothing that is kept when the subgraph, asked for the viewer’s own, does not show it any more', async () => {
    const desk = deskWith('100');
    await desk.ask(ADA, ['100'], 'text viewerHasLiked');
    desk.subgraph.tweets.delete('100');
    expect(await desk.ask(BOB, ['100'], 'text viewerHasLiked')).toEqual({ data: { _entities: [null] } });
  });

  it('ends with its age', async () => {
    const desk = deskWith('100');
    await desk.texts(ADA, ['100']);
    desk.pass(53_000);
    await desk.texts(ADA, ['100']);
    expect(desk.fetched()).toHaveLength(1);
    desk.pass(8_000);
    await desk.texts(ADA, ['100']);
    expect(desk.fetched()).toHaveLength(1);
  });

  it('takes no more memory than it may', async () => {
    const desk = new EntityDesk({ maxBytes: 20_000 });
    const ids = Array.from({ length: 200 }, (_, index) => String(1_000 + index));
    for (const id of ids) desk.subgraph.add(id, AUTHOR, { text: 'long'.repeat(50) });
    await desk.texts(ADA, ids);
    expect(await desk.count('stores')).toBe(200);
    const bytes = await desk.count('bytes');
    expect(bytes).toBeGreaterThan(15_000);
    expect(bytes).toBeLessThanOrEqual(20_000);
    expect(await desk.count('entries')).toBeLessThan(30);
  });

  it('makes subgraph by what nobody asks for', async () => {
    const desk = new EntityDesk({ maxBytes: 20_000 });
    const ids = Array.from({ length: 200 }, (_, index) => String(1_000 + index));
    for (const id of ids) desk.subgraph.add(id, AUTHOR, { text: 'long'.repeat(50) });
    const [popular = '', ...others] = ids;
    await desk.texts(ADA, [popular]);
    for (const other of others) await desk.texts(ADA, [popular, other]);
    expect(desk.fetched().filter((fetched) => fetched.includes(popular))).toHaveLength(1);
  });

  it('tells entities apart by all that they are asked by', async () => {
    const desk = deskWith('100');
    await desk.texts(ADA, ['100']);
    const told = JSON.stringify({ __typename: 'Tweet', id: '100', more: '1' });
    expect(await desk.texts(ADA, [told])).toEqual([null]);
    expect(desk.fetched()).toEqual([['100'], [told]]);
  });
});

describe('a change', () => {
  it('ends what is kept of the entity at once, and of nothing else', async () => {
    const desk = deskWith('100', '101');
    await desk.texts(ADA, ['100', '101']);
    desk.fetched();
    desk.subgraph.add('100', AUTHOR, { text: 'new' });
    desk.observe(deleted('100', AUTHOR));
    expect(await desk.texts(BOB, ['100', '101'])).toEqual(['new', 'Text of 101']);
    expect(desk.fetched()).toEqual([['100']]);
  });

  it('of a count ends only what has counts', async () => {
    const desk = deskWith('100');
    await desk.ask(ADA, ['100'], 'text');
    await desk.ask(ADA, ['100'], 'text likesCount');
    desk.fetched();
    desk.observe(eventOf('tweet.liked', ADA, { tweetId: '100', authorId: AUTHOR, userId: ADA }));
    await desk.ask(BOB, ['100'], 'text');
    expect(desk.fetched()).toEqual([]);
    await desk.ask(BOB, ['100'], 'text likesCount');
    expect(desk.fetched()).toEqual([['100']]);
  });

  it('of an original ends its retweets too', async () => {
    const desk = deskWith('100');
    desk.subgraph.add('200', OTHER, { retweetOf: '100' });
    await desk.texts(ADA, ['200']);
    desk.fetched();
    desk.observe(deleted('100', AUTHOR));
    await desk.texts(ADA, ['200']);
    expect(desk.fetched()).toEqual([['200']]);
  });

  it('that comes while the subgraph answers leaves nothing kept of what was read before', async () => {
    const desk = deskWith('100');
    const nobody = (): void => undefined;
    let answer = nobody;
    desk.subgraph.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
    const under = desk.texts(ADA, ['100']);
    await expect.poll(() => answer).not.toBe(nobody);
    desk.pass(5);
    desk.observe(deleted('100', AUTHOR));
    desk.pass(5);
    answer();
    expect(await under).toEqual(['Text of 100']);
    desk.subgraph.beforeAnswer = () => Promise.resolve();
    desk.subgraph.tweets.delete('100');
    expect(await desk.texts(BOB, ['100'])).toEqual([null]);
  });

  it('keeps nothing for a moment after, and then again', async () => {
    const desk = deskWith('100');
    desk.observe(deleted('100', AUTHOR));
    desk.pass(100);
    await desk.texts(ADA, ['100']);
    await desk.texts(ADA, ['100']);
    expect(desk.fetched()).toHaveLength(2);
    desk.pass(300);
    await desk.texts(ADA, ['100']);
    await desk.texts(ADA, ['100']);
    expect(desk.fetched()).toHaveLength(1);
  });
});

describe('a viewer who has just written something', () => {
  const LIKE = 'mutation($id:ID!){likeTweet(id:$id){id}}';

  it('reads past the cache for a while, and brings the new state for everybody', async () => {
    const desk = deskWith('100', '101');
    const count = async (viewer: string) => {
      const { data } = await desk.ask(viewer, ['100'], 'likesCount');
      return (data!['_entities'] as { likesCount: number }[])[0]!.likesCount;
    };
    await desk.texts(BOB, ['101']);
    expect(await count(ADA)).toBe(0);
    await desk.mutate(ADA, LIKE, { id: '100' });
    // What was named has changed for others too, before the event tells of it.
    expect([await count(ADA), await count(BOB)]).toEqual([1, 1]);
    desk.fetched();
    await desk.texts(ADA, ['101']);
    expect(desk.fetched()).toEqual([['101']]);
    desk.pass(3_000);
    await desk.texts(ADA, ['101']);
    expect(desk.fetched()).toEqual([]);
  });

  it('ends what is kept of what the text of a mutation names', async () => {
    const desk = deskWith('1900000000000000100');
    const ids = ['1900000000000000100'];
    await desk.texts(BOB, ids);
    desk.subgraph.add(ids[0]!, AUTHOR, { text: 'new' });
    await desk.mutate(ADA, `mutation{likeTweet(id:"${ids[0]}"){id}}`);
    expect(await desk.texts(BOB, ids)).toEqual(['new']);
  });
});

describe('when something fails', () => {
  it('keeps nothing of an entity with an error, and shows the others', async () => {
    const desk = deskWith('100', '101', '102');
    await desk.ask(ADA, ['101']);
    desk.subgraph.broken.add('102');
    const { data, errors } = await desk.ask(ADA, ['101', '100', '102']);
    expect(data!['_entities']).toMatchObject([{ text: 'Text of 101' }, { text: 'Text of 100' }, null]);
    expect(errors!.map(({ path }) => path)).toEqual([['_entities', 2, 'text']]);
    desk.subgraph.broken.clear();
    desk.fetched();
    await desk.texts(ADA, ['101', '100', '102']);
    expect(desk.fetched()).toEqual([['102']]);
  });

  it('shows what is kept when the rest cannot be fetched', async () => {
    const desk = deskWith('100', '101');
    await desk.ask(ADA, ['100']);
    desk.subgraph.isAway = true;
    expect(await desk.ask(ADA, ['101', '100'])).toEqual({
      data: { _entities: [null, { id: '100', text: 'Text of 100' }] },
      errors: [{ message: 'Away.', path: [] }],
    });
    expect(await desk.ask(ADA, ['101'])).toEqual({ data: null, errors: [{ message: 'Away.', path: [] }] });
  });

  it('answers nothing from the cache while nobody tells of changes', async () => {
    const desk = deskWith('100');
    await desk.texts(ADA, ['100']);
    desk.busIsAway = true;
    await desk.texts(ADA, ['100']);
    expect(desk.fetched()).toHaveLength(2);
  });

  it('takes nothing any more that it kept before it was deaf for a while, even if nobody asked meanwhile', async () => {
    const desk = deskWith('100', '101');
    await desk.texts(ADA, ['100', '101']);
    for (const id of ['100', '101']) desk.subgraph.add(id, AUTHOR, { text: 'Edited' });
    desk.loseBus(1_000);
    // The events of the edits may still be on their way.
    desk.pass(1_000);
    expect(await desk.texts(ADA, ['100'])).toEqual(['Edited']);
    desk.pass(1_999);
    expect(await desk.texts(ADA, ['100'])).toEqual(['Edited']);
    expect(desk.fetched()).toEqual([['100', '101'], ['100'], ['100']]);
    desk.pass(1);
    expect(await desk.texts(BOB, ['100', '101'])).toEqual(['Edited', 'Edited']);
    expect(desk.fetched()).toEqual([['101']]);
  });

  it('leaves it to the subgraph when the graph cannot be asked', async () => {
    const desk = deskWith('100');
    await desk.texts(ADA, ['100']);
    desk.graph.sights = () => Promise.reject(new Error('The graph is away.'));
    expect(await desk.texts(BOB, ['100'])).toEqual(['Text of 100']);
    expect(desk.fetched()).toHaveLength(2);
  });
});
