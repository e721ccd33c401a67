import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { FetchContext } from '#gateway/data-source/index.js';
import { rookery } from '../execution-fuzz/graphs.js';
import type { ExecutionRequest } from '#gateway/execution/index.js';
import type { Answer, Fields, Sources } from '#gateway/execution/source.js';
import { ComparedOperation } from './compared-operation.js';
import { Recording } from './recording.js';
import { entities, plannedOperation, subgraph } from './subgraphs.js';

const product = rookery();
const fetchContext = {} as FetchContext;
const AUTHORS = '{ homeTimeline { edges { node { id author { username } } } } }';

/** Runs an operation with both executors; returns the differences and the result. */
async function compare(text: string, sources: Sources, request: Partial<ExecutionRequest> = {}) {
  const document = parse(text);
  const planned = plannedOperation(product, document);
  const differences: string[] = [];
  const operation = ComparedOperation.prepare(product, planned, (difference) => differences.push(difference));
  const answer = await operation.run({ variables: {}, fetchContext, ...request }, sources);
  return { differences, answer };
}

const tweetBy = (id: string, author: string): Fields => ({
  node: { __typename: 'Tweet', id, author: { __typename: 'User', id: author } },
});
const page = (...edges: Fields[]): Answer => ({ data: { homeTimeline: { edges } } });

describe('an operation that both executors run', () => {
  it('sends each fetch once, and has no difference for entities at several places', async () => {
    const timeline = subgraph(page(tweetBy('1', '7'), tweetBy('2', '8'), tweetBy('3', '7')));
    const errors = [
      { message: 'No.', path: ['_entities', 0, 'username'], extensions: { code: 'NOT_FOUND' } },
    ];
    const users = subgraph({ ...entities(null, { username: 'bob' }), errors });
    const { differences, answer } = await compare(AUTHORS, { timeline, users });
    expect(differences).toEqual([]);
    expect(answer.errors).toHaveLength(2);
    expect([timeline.asked.length, users.asked.length]).toEqual([1, 1]);
  });

  it('may fetch more entities than the limit of one request', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => String(index));
    const name = (id: string): Fields => ({ username: `user ${id}` });
    const users = subgraph(entities(...ids.slice(0, 100).map(name)), {
      data: null,
      errors: [{ message: 'No.', path: ['_entities'], extensions: { code: 'TIMEOUT' } }],
    });
    const { differences } = await compare(AUTHORS, {
      timeline: subgraph(page(...ids.map((id) => tweetBy(id, id)))),
      users,
    });
    expect(differences).toEqual([]);
  });

  it('may be a mutation or the execution of an event', async () => {
    const tweet = { __typename: 'Tweet', author: { __typename: 'User', id: '7' } };
    const ada = () => subgraph(entities({ username: 'ada' }));
    const liked = { tweets: subgraph({ data: { likeTweet: tweet } }), users: ada() };
    expect(
      (await compare('mutation { likeTweet(id: 1) { author { username } } }', liked)).differences,
    ).toEqual([]);
    const text =
      'subscription { homeTimelineEvents { ... on TweetPosted { tweet { author { username } } } } }';
    const event = { homeTimelineEvents: { __typename: 'TweetPosted', tweet } };
    const { differences, answer } = await compare(text, { users: ada() }, { event });
    expect(differences).toEqual([]);
    expect(answer).toEqual({ data: { homeTimelineEvents: { tweet: { author: { username: 'ada' } } } } });
  });

  it('is reported with its text, variables and results when the executors differ', async () => {
    const text = 'query ($first: Int) { homeTimeline(first: $first) { edges { cursor } } }';
    const { differences } = await compare(
      text,
      { timeline: subgraph({ data: { homeTimeline: { edges: 'none' } } }) },
      { variables: { first: 3 } },
    );
    const [difference = ''] = differences;
    expect(difference).toContain('homeTimeline(first: $first)');
    expect(difference).toContain('variables: {"first":3}');
    expect(difference).toMatch(/^lean: {2}{"data":{"homeTimeline":null}}$/m);
    expect(difference).toMatch(/^stock: {"errors":\[.*INTERNAL_SERVER_ERROR/m);
  });
});

describe('a recording', () => {
  const subgraphRequest = (query: string) => ({
    request: { query, variables: {}, operationName: undefined },
    context: { fetchContext },
  });

  it('lists the fetches that only one of the two runs has made', async () => {
    const recording = new Recording({ users: subgraph({ data: { a: 1 } }, { data: { b: 2 } }) });
    const recorder = recording.recorder()['users']!;
    await Promise.all(['{ a }', '{ b }'].map((query) => recorder.process(subgraphRequest(query))));
    const player = recording.player()['users']!;
    expect(await player.process(subgraphRequest('{ b }'))).toEqual({ data: { b: 2 } });
    await expect(player.process(subgraphRequest('{ c }'))).rejects.toThrow();
    // Each recorded fetch is replayed once.
    await expect(player.process(subgraphRequest('{ b }'))).rejects.toThrow();
    const { recorded, played } = recording.unmatched;
    expect(recorded).toEqual([expect.stringContaining('{ a }')]);
    expect(played).toEqual([expect.stringContaining('{ c }'), expect.stringContaining('{ b }')]);
  });
});
