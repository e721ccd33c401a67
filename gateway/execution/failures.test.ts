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
      'says so',
      { data: null, errors: [{ message: 'No.', path: [], extensions: { code: 'TIMEOUT' } }] },
      'TIMEOUT',
    ],
    [
      'blames all entities',
      { data: null, errors: [{ message: 'No.', path: ['_entities'] }] },
      'DOWNSTREAM_SERVICE_ERROR',
    ],
    [
      'blames one that nobody asked for',
      { data: null, errors: [{ message: 'No.', path: ['_entities', 9] }] },
      'DOWNSTREAM_SERVICE_ERROR',
    ],
    ['rejects', new RookeryError('OVERLOADED'), 'OVERLOADED'],
    ['has too few entities', entities(), 'SERVICE_UNAVAILABLE'],
    ['has no entities', { data: {} }, 'SERVICE_UNAVAILABLE'],
  ])('and %s costs its own fields, and is told of where they begin', async (_, answer, code) => {
    const { data, errors } = await run(prepare(product, AUTHORS), {
      timeline: subgraph(ONE_TWEET),
      users: subgraph(answer),
    });
    expect(data).toEqual({ homeTimeline: { edges: [{ node: { id: '1', author: null } }] } });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges'], code }]);
  });

  it('leaves what other subgraphs know', async () => {
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

  it('of an earlier mutation does not keep the later ones from being carried out, in their order', async () => {
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

describe('what is asked', () => {
  it('has the variables that it uses, as the client sent them, and no others', async () => {
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

  it('cannot have a variable of the name that the entities have', () => {
    const query = `query ($representations: Int!) {
      homeTimeline { edges { node { replies(first: $representations) { edges { cursor } } } } }
    }`;
    expect(() => prepare(product, query)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });

  it('is left to the stock executor when a name in it is the one of prototypes', async () => {
    const operation = prepare(product, '{ tweet(id: "1") { __proto__: text } }');
    expect(operation.executor).toBe('stock');
    const { data } = await run(operation, {
      tweets: subgraph({ data: JSON.parse('{ "tweet": { "__proto__": "Hi" } }') as Answer['data'] & object }),
    });
    expect(JSON.stringify(data)).toBe('{"tweet":{"__proto__":"Hi"}}');
    expect(prepare(product, AUTHORS).executor).toBe('lean');
  });

  it('is told of at places that there are in the answer, also by the stock executor', async () => {
    const operation = prepare(product, AUTHORS.replace('id author', '__proto__: id author'));
    expect(operation.executor).toBe('stock');
    const away: Answer = {
      data: null,
      errors: [{ message: 'No.', path: [], extensions: { code: 'TIMEOUT' } }],
    };
    const { errors } = await run(operation, { timeline: subgraph(ONE_TWEET), users: subgraph(away) });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges'], code: 'TIMEOUT' }]);
  });

  it.each([[['_entities']], [['_entities', 9, 'username']], [[]]])(
    'is told of where a fetch begins, also by the stock executor, when %j is none of the entities',
    async (path) => {
      const operation = prepare(product, '{ tweet(id: "1") { __proto__: id author { username } } }');
      expect(operation.executor).toBe('stock');
      const tweet: Answer = {
        data: { tweet: { __typename: 'Tweet', author: { __typename: 'User', id: '7' } } },
      };
      const away: Answer = { data: null, errors: [{ message: 'No.', path }] };
      const { errors } = await run(operation, { tweets: subgraph(tweet), users: subgraph(away) });
      expect(errors).toMatchObject([{ path: ['tweet', 'author'] }]);
    },
  );

  it('is told of at its own place by the stock executor, too', async () => {
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

  it('answers the first fetch of a subscription, and the subgraphs add the rest', async () => {
    const sources = {
      tweets: subgraph(entities({ text: 'Hi' })),
      users: subgraph(entities({ username: 'ada' })),
    };
    expect(await run(prepare(product, text), sources, { event: posted })).toEqual({
      data: { homeTimelineEvents: { tweet: { text: 'Hi', author: { username: 'ada' } } } },
    });
    expect(posted.homeTimelineEvents.tweet).not.toHaveProperty('text');
  });

  it('asks no subgraph when it says everything itself', async () => {
    const event = { homeTimelineEvents: { __typename: 'TimelineGap', missed: 3 } };
    expect(await run(prepare(product, text), {}, { event })).toEqual({
      data: { homeTimelineEvents: { missed: 3 } },
    });
  });
});
