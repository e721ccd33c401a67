import { afterAll, beforeAll, expect, it } from 'vitest';
import { RookeryError } from '#platform/errors.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const ADA = '1900000000000000100';
const TWEETS = 30;

interface Answered {
  data: { homeTimeline: { edges: { node: { id: string; text: string } | null }[] } };
  errors: { message: string; path: (string | number)[]; extensions: { code: string } }[];
}

let small: SmallGateway;

beforeAll(async () => {
  small = await openSmallGateway();
  small.world.addUser(ADA, 'ada');
  for (let index = 0; index < TWEETS; index++) small.world.addTweet(`${100 + index}`, ADA, `Tweet ${index}`);
});
afterAll(() => small[Symbol.asyncDispose]());

async function readTimeline(): Promise<{ status: number; answer: Answered }> {
  const response = await fetch(small.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ homeTimeline(first: 30) { edges { node { id text } } } }' }),
  });
  return { status: response.status, answer: (await response.json()) as Answered };
}

it('returns at most 20 errors when more fields have failed, and keeps all of the data', async () => {
  let asked = 0;
  small.world.beforeTweets = () => {
    // Three are there among those that are not.
    if (++asked % 10 === 0) return Promise.resolve();
    throw new RookeryError('OVERLOADED');
  };
  const { status, answer } = await readTimeline();
  expect(asked).toBe(TWEETS);
  expect(status).toBe(200);
  const { edges } = answer.data.homeTimeline;
  expect(edges).toHaveLength(TWEETS);
  expect(edges.filter(({ node }) => node !== null)).toHaveLength(3);
  expect(answer.errors).toHaveLength(20);
  expect(new Set(answer.errors.map(({ path }) => path.join('.'))).size).toBe(20);
  for (const { path, extensions } of answer.errors) {
    expect(extensions.code).toBe('OVERLOADED');
    expect(edges[path[2] as number]?.node).toBeNull();
  }
});
