import { describe, expect, it } from 'vitest';
import { RookeryError } from '#platform/errors.js';
import { rookery } from '#testkit/execution-fuzz/graphs.js';
import type { Answer } from './source.js';
import { entities, prepare, subgraph, run } from '#testkit/execution/subgraphs.js';

const product = rookery();
const AUTHORS = '{ homeTimeline { edges { node { id author { username } } } } }';
const ONE_TWEET: Answer = {
  data: {
    homeTimeline: {
      edges: [{ node: { __typename: 'Tweet', id: '1', author: { __typename: 'User', id: '7' } } }],
    },
  },
};

describe('a fetch that fails', () => {
  it.each<[string, Answer | Error, string]>([
    [
      'reports an error without a path',
      { data: null, errors: [{ message: 'No.', path: [], extensions: { code: 'TIMEOUT' } }] },
      'TIMEOUT',
    ],
    [
      'reports an error of all entities',
      { data: null, errors: [{ message: 'No.', path: ['_entities'] }] },
      'DOWNSTREAM_SERVICE_ERROR',
    ],
    [
      'reports an error of an entity that was not requested',
      { data: null, errors: [{ message: 'No.', path: ['_entities', 9] }] },
      'DOWNSTREAM_SERVICE_ERROR',
    ],
    ['rejects', new RookeryError('OVERLOADED'), 'OVERLOADED'],
    ['returns too few entities', entities(), 'SERVICE_UNAVAILABLE'],
    ['returns no entities', { data: {} }, 'SERVICE_UNAVAILABLE'],
  ])('that %s nulls its own fields and has an error at the path of the fetch', async (_, answer, code) => {
    const { data, errors } = await run(prepare(product, AUTHORS), {
      timeline: subgraph(ONE_TWEET),
      users: subgraph(answer),
    });
    expect(data).toEqual({ homeTimeline: { edges: [{ node: { id: '1', author: null } }] } });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges'], code }]);
  });

  it('keeps the data of other subgraphs', async () => {
    const operation = prepare(product, '{ trends { asOf } tweet(id: "1") { text } viewer { email } }');
    const sources = {
      trends: subgraph({ data: { trends: { asOf: 'now' } } }),
      tweets: subgraph(new Error('connect ECONNREFUSED')),
      users: subgraph({ data: { viewer: { email: 'a@b.c' } } }),
    };
    expect(await run(operation, sources)).toMatchObject({
      data: { trends: { asOf: 'now' }, tweet: null, viewer: { email: 'a@b.c' } },
      errors: [{ message: 'connect ECONNREFUSED' }],
    });
  });

  it('of an earlier mutation does not prevent the later ones, which run in their order', async () => {
    const asked: string[] = [];
    const following = (name: string, answer: Answer) => ({
      process: () => Promise.resolve(void asked.push(name)).then(() => answer),
    });
    const operation = prepare(
      product,
      'mutation { likeTweet(id: 1) { text } followUser(id: 2) { bio } deleteTweet(id: 3) }',
    );
    const failed: Answer = { data: null, errors: [{ message: 'No.', path: ['likeTweet'] }] };
    const { errors } = await run(operation, {
      tweets: following('tweets', failed),
      users: following('users', { data: { followUser: { bio: '' } } }),
    });
    expect(asked).toEqual(['tweets', 'users', 'tweets']);
    expect(errors?.[0]).toMatchObject({ path: ['likeTweet'] });
  });
});

describe('an operation', () => {
  it('sends each fetch only its own variables, as the client sent them', async () => {
    const operation = prepare(
      product,
      `query ($first: Int = 5, $after: String, $name: String!, $constructor: String) {
        homeTimeline(first: $first, after: $after) { edges { cursor } }
        user(username: $name) { followers(after: $constructor) { edges { cursor } } }
      }`,
    );
    const timeline = subgraph({ data: { homeTimeline: { edges: [] } } });
    const users = subgraph({ data: { user: null } });
    await run(operation, { timeline, users }, { variables: { after: null, name: 'ada', other: 1 } });
    expect([timeline.asked[0]?.variables, users.asked[0]?.variables]).toEqual([
      { after: null },
      { name: 'ada' },
    ]);
  });

  it('is refused when a variable has the name of the representations', () => {
    const query = `query ($representations: Int!) {
      homeTimeline { edges { node { replies(first: $representations) { edges { cursor } } } } }
    }`;
    expect(() => prepare(product, query)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });

  it('uses the reference executor when it contains the name __proto__', async () => {
    const operation = prepare(product, '{ tweet(id: "1") { __proto__: text } }');
    expect(operation.executor).toBe('stock');
    const { data } = await run(operation, {
      tweets: subgraph({
        data: JSON.parse('{ "tweet": { "__proto____as__text": "Hi" } }') as Answer['data'] & object,
      }),
    });
    expect(JSON.stringify(data)).toBe('{"tweet":{"__proto__":"Hi"}}');
    expect(prepare(product, AUTHORS).executor).toBe('lean');
  });

  it('has errors at paths that exist in the response, also in the reference executor', async () => {
    const operation = prepare(product, AUTHORS.replace('id author', '__proto__: id author'));
    expect(operation.executor).toBe('stock');
    const failure: Answer = {
      data: null,
      errors: [{ message: 'No.', path: [], extensions: { code: 'TIMEOUT' } }],
    };
    const { errors } = await run(operation, { timeline: subgraph(ONE_TWEET), users: subgraph(failure) });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges'], code: 'TIMEOUT' }]);
  });

  it.each([[['_entities']], [['_entities', 9, 'username']], [[]]])(
    'has the error of a fetch at its start, also in the reference executor, when %j names no entity',
    async (path) => {
      const operation = prepare(product, '{ tweet(id: "1") { __proto__: id author { username } } }');
      expect(operation.executor).toBe('stock');
      const tweet: Answer = {
        data: { tweet: { __typename: 'Tweet', author: { __typename: 'User', id: '7' } } },
      };
      const failure: Answer = { data: null, errors: [{ message: 'No.', path }] };
      const { errors } = await run(operation, { tweets: subgraph(tweet), users: subgraph(failure) });
      expect(errors).toMatchObject([{ path: ['tweet', 'author'] }]);
    },
  );

  it('has the error of an entity at its own path in the reference executor', async () => {
    const operation = prepare(product, AUTHORS.replace('id author', '__proto__: id author'));
    const hidden = [{ message: 'No.', path: ['_entities', 0, 'username'] }];
    const { errors } = await run(operation, {
      timeline: subgraph(ONE_TWEET),
      users: subgraph({ ...entities(null), errors: hidden }),
    });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges', 0, 'node', 'author', 'username'] }]);
  });
});

describe('an event', () => {
  const text = `subscription { homeTimelineEvents {
    ... on TweetPosted { tweet { text author { username } } } ... on TimelineGap { missed }
  } }`;
  const posted = {
    homeTimelineEvents: {
      __typename: 'TweetPosted',
      tweet: { __typename: 'Tweet', id: '1', author: { __typename: 'User', id: '7' } },
    },
  };

  it('replaces the first fetch of a subscription, and the subgraphs add the other fields', async () => {
    const sources = {
      tweets: subgraph(entities({ text: 'Hi' })),
      users: subgraph(entities({ username: 'ada' })),
    };
    expect(await run(prepare(product, text), sources, { event: posted })).toEqual({
      data: { homeTimelineEvents: { tweet: { text: 'Hi', author: { username: 'ada' } } } },
    });
    expect(posted.homeTimelineEvents.tweet).not.toHaveProperty('text');
  });

  it('needs no fetch when it contains all fields', async () => {
    const event = { homeTimelineEvents: { __typename: 'TimelineGap', missed: 3 } };
    expect(await run(prepare(product, text), {}, { event })).toEqual({
      data: { homeTimelineEvents: { missed: 3 } },
    });
  });
});
