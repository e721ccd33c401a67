import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { deleted } from '#testkit/gateway/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';

/** In ms: no entry lives longer than a minute, nor less than nine tenths of it. */
const SHORTEST_LIFE = 54_000;
const LONGEST_LIFE = 60_000;

/** A tweet that is kept and has been asked for `times` times since, at the beginning of its life. */
async function deskAskedFor(times: number): Promise<EntityCacheFixture> {
  const fixture = new EntityCacheFixture();
  fixture.subgraph.add('100', AUTHOR);
  for (let time = 0; time <= times; time++) await fixture.texts(ADA, ['100']);
  expect(fixture.fetched()).toEqual([['100']]);
  return fixture;
}

/** Goes on in small steps, asking at each; gives the fetches that the subgraph saw, and when. */
async function askEach(fixture: EntityCacheFixture, stepMs: number, forMs: number): Promise<number[]> {
  const fetches: number[] = [];
  for (let passed = 0; passed < forMs; passed += stepMs) {
    fixture.pass(stepMs);
    await Promise.all([fixture.texts(ADA, ['100']), fixture.texts(BOB, ['100'])]);
    for (const ids of fixture.fetched()) {
      expect(ids).toEqual(['100']);
      fetches.push(passed + stepMs);
    }
  }
  return fetches;
}

/** Holds up the subgraph after it has read; gives what lets it answer, once it has been asked. */
function holdUp({ subgraph }: EntityCacheFixture): () => Promise<void> {
  const nobody = (): void => undefined;
  let answer = nobody;
  subgraph.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
  return async () => {
    await expect.poll(() => answer).not.toBe(nobody);
    subgraph.beforeAnswer = () => Promise.resolve();
    answer();
  };
}

/** Goes on until the subgraph is asked to renew the tweet. */
async function untilRenewed(fixture: EntityCacheFixture): Promise<void> {
  for (let passed = 0; passed < LONGEST_LIFE; passed += 500) {
    fixture.pass(500);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Text of 100']);
    if (fixture.fetched().length > 0) return;
  }
  throw new Error('The subgraph was not asked.');
}

describe('an entry that is much asked for', () => {
  it('is renewed once in the last tenth of its life, by one of those who ask', async () => {
    const fixture = await deskAskedFor(10);
    const fetches = await askEach(fixture, 500, SHORTEST_LIFE);
    expect(fetches).toHaveLength(1);
    expect(fetches[0]).toBeGreaterThanOrEqual(0.9 * SHORTEST_LIFE);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('is never missing, however long it is asked for', async () => {
    const fixture = await deskAskedFor(10);
    const fetches = await askEach(fixture, 500, 4 * LONGEST_LIFE);
    expect(fetches.length).toBeGreaterThanOrEqual(4);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('is shown as it was until the new answer is here, and nobody waits for that', async () => {
    const fixture = await deskAskedFor(10);
    fixture.subgraph.add('100', AUTHOR, { text: 'new' });
    const answer = holdUp(fixture);
    await untilRenewed(fixture);
    expect(await fixture.texts(BOB, ['100'])).toEqual(['Text of 100']);
    expect(fixture.fetched()).toEqual([]);
    await answer();
    await expect.poll(() => fixture.texts(BOB, ['100'])).toEqual(['new']);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('is asked for without what is the viewer’s own', async () => {
    const fixture = new EntityCacheFixture();
    fixture.subgraph.add('100', AUTHOR);
    const ask = () => fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    for (let time = 0; time <= 10; time++) await ask();
    fixture.subgraph.asked.splice(0);
    for (let passed = 0; passed < SHORTEST_LIFE; passed += 500) {
      fixture.pass(500);
      await ask();
    }
    expect(fixture.subgraph.asked.filter(({ query }) => query.includes('{text __kept'))).toHaveLength(1);
    expect(fixture.subgraph.asked.filter(({ query }) => query.includes('text viewerHasLiked'))).toEqual([]);
  });

  it('is not renewed with what was read before a change', async () => {
    const fixture = await deskAskedFor(10);
    const answer = holdUp(fixture);
    await untilRenewed(fixture);
    fixture.pass(5);
    fixture.observe(deleted('100', AUTHOR));
    fixture.subgraph.tweets.delete('100');
    await answer();
    fixture.pass(1_000);
    expect([await fixture.texts(BOB, ['100']), await fixture.texts(ADA, ['100'])]).toEqual([[null], [null]]);
    expect(await fixture.count('stores')).toBe(1);
  });

  it('ends with its age when the subgraph is away, which is asked no more than once', async () => {
    const fixture = await deskAskedFor(10);
    fixture.subgraph.isAway = true;
    await untilRenewed(fixture);
    for (let passed = 0; passed < 0.1 * SHORTEST_LIFE - 1_000; passed += 500) {
      fixture.pass(500);
      expect(await fixture.texts(ADA, ['100'])).toEqual(['Text of 100']);
    }
    expect(fixture.fetched()).toEqual([]);
    fixture.pass(LONGEST_LIFE);
    expect((await fixture.ask(ADA, ['100'])).errors).toHaveLength(1);
  });
});

describe('an entry that is seldom asked for', () => {
  it('ends with its age', async () => {
    const fixture = await deskAskedFor(5);
    fixture.pass(0.9 * SHORTEST_LIFE);
    for (let step = 0; step < 3; step++) {
      fixture.pass(100);
      await fixture.texts(ADA, ['100']);
    }
    expect(fixture.fetched()).toEqual([]);
    fixture.pass(LONGEST_LIFE);
    await fixture.texts(ADA, ['100']);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(2);
  });
});
