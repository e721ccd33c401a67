import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { deleted } from '#testkit/gateway/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';

/** The bounds of an entry's random lifetime, in ms. */
const SHORTEST_LIFE = 54_000;
const LONGEST_LIFE = 60_000;

/** A fixture with a cached tweet that has been read `times` times since it was stored, all at the start of its lifetime. */
async function fixtureWithReads(times: number): Promise<EntityCacheFixture> {
  const fixture = new EntityCacheFixture();
  fixture.subgraph.add('100', AUTHOR);
  for (let time = 0; time <= times; time++) await fixture.texts(ADA, ['100']);
  expect(fixture.fetched()).toEqual([['100']]);
  return fixture;
}

/** Advances the time in steps and reads the tweet at each. Returns the times of the subgraph's fetches, in ms. */
async function readAtEachStep(fixture: EntityCacheFixture, stepMs: number, forMs: number): Promise<number[]> {
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

/** Delays the next response of the subgraph after its read. Returns a function that releases the response. */
function delayResponse({ subgraph }: EntityCacheFixture): () => Promise<void> {
  const notCalled = (): void => undefined;
  let answer = notCalled;
  subgraph.beforeAnswer = () => new Promise((resolve) => (answer = resolve));
  return async () => {
    await expect.poll(() => answer).not.toBe(notCalled);
    subgraph.beforeAnswer = () => Promise.resolve();
    answer();
  };
}

/** Advances the time until the cache fetches the tweet again. */
async function untilRenewed(fixture: EntityCacheFixture): Promise<void> {
  for (let passed = 0; passed < LONGEST_LIFE; passed += 500) {
    fixture.pass(500);
    expect(await fixture.texts(ADA, ['100'])).toEqual(['Text of 100']);
    if (fixture.fetched().length > 0) return;
  }
  throw new Error('The cache did not renew the tweet.');
}

describe('a popular entry', () => {
  it('is renewed once in the last tenth of its lifetime', async () => {
    const fixture = await fixtureWithReads(10);
    const fetches = await readAtEachStep(fixture, 500, SHORTEST_LIFE);
    expect(fetches).toHaveLength(1);
    expect(fetches[0]).toBeGreaterThanOrEqual(0.9 * SHORTEST_LIFE);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('never causes a miss while it is read', async () => {
    const fixture = await fixtureWithReads(10);
    const fetches = await readAtEachStep(fixture, 500, 4 * LONGEST_LIFE);
    expect(fetches.length).toBeGreaterThanOrEqual(4);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('stays in use until the renewal is complete', async () => {
    const fixture = await fixtureWithReads(10);
    fixture.subgraph.add('100', AUTHOR, { text: 'new' });
    const answer = delayResponse(fixture);
    await untilRenewed(fixture);
    expect(await fixture.texts(BOB, ['100'])).toEqual(['Text of 100']);
    expect(fixture.fetched()).toEqual([]);
    await answer();
    await expect.poll(() => fixture.texts(BOB, ['100'])).toEqual(['new']);
    expect(await fixture.count('lookups', { outcome: 'miss' })).toBe(1);
  });

  it('is renewed without private fields', async () => {
    const fixture = new EntityCacheFixture();
    fixture.subgraph.add('100', AUTHOR);
    const ask = () => fixture.ask(ADA, ['100'], 'text viewerHasLiked');
    for (let time = 0; time <= 10; time++) await ask();
    fixture.subgraph.fetches.splice(0);
    for (let passed = 0; passed < SHORTEST_LIFE; passed += 500) {
      fixture.pass(500);
      await ask();
    }
    expect(fixture.subgraph.fetches.filter(({ query }) => query.includes('{text __kept'))).toHaveLength(1);
    expect(fixture.subgraph.fetches.filter(({ query }) => query.includes('text viewerHasLiked'))).toEqual([]);
  });

  it('is not renewed with a response that was read before a change', async () => {
    const fixture = await fixtureWithReads(10);
    const answer = delayResponse(fixture);
    await untilRenewed(fixture);
    fixture.pass(5);
    fixture.observe(deleted('100', AUTHOR));
    fixture.subgraph.tweets.delete('100');
    await answer();
    fixture.pass(1_000);
    expect([await fixture.texts(BOB, ['100']), await fixture.texts(ADA, ['100'])]).toEqual([[null], [null]]);
    expect(await fixture.count('stores')).toBe(1);
  });

  it('expires after one failed renewal when the subgraph is unavailable', async () => {
    const fixture = await fixtureWithReads(10);
    fixture.subgraph.isUnavailable = true;
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

describe('an unpopular entry', () => {
  it('expires without a renewal', async () => {
    const fixture = await fixtureWithReads(5);
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
