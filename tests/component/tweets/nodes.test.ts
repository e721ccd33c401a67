import { describe, expect, it } from 'vitest';
import { cast } from '#testkit/client/index.js';
import { openTweetsSubgraph } from '#testkit/tweets/tweets-subgraph.js';

describe('nodes of several types', () => {
  it('take one find per collection to find their types, with cold caches', async () => {
    await using subgraph = await openTweetsSubgraph();
    const { ada, bob } = await cast(subgraph.network, 'ada', 'bob');
    const tweets = [await ada.post('One'), await ada.post('Two')];
    await subgraph.network.settle();
    const ids = [...tweets, ada.id, bob.id, `Relationship:${bob.id}:${ada.id}`, 'Hashtag:any'];
    await subgraph.reopen();
    let answer: unknown;
    const finds = await subgraph.findsDuring(async () => {
      answer = await subgraph.ask(bob.id, {
        query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
        variables: { ids },
      });
    });
    expect(answer).toEqual({
      data: {
        nodes: ['Tweet', 'Tweet', 'User', 'User', 'Relationship', 'Hashtag'].map((__typename) => ({
          __typename,
        })),
      },
    });
    expect(finds).toEqual({ 'tweets.tweets': 1, 'relationships.accounts': 1 });
  });
});
