import { expect, vi } from 'vitest';
import { story } from '#testkit/client/index.js';
import { counted } from '#testkit/client/metrics.js';

const TWEETS = 1_500;
const QUERY = `{ ${[0, 1, 2, 3, 4].map((index) => `s${index}: searchTweets(query: "alphaword -betaword -z${index}", order: LATEST, first: 20) { edges { node { id } } }`).join(' ')} }`;

const it = story({ cast: ['ada'] });

it('a search ends when its client has left', async ({ network, ada }) => {
  const { bus, createEvent, ids, mongo } = network.infrastructure;
  const tweets = Array.from({ length: TWEETS }, (_, index) => {
    const tweetId = ids.next();
    const keys = { tweetId, authorId: ada.id, kind: 'ORIGINAL' as const, conversationId: tweetId };
    const rest = { inReplyTo: null, quoteOf: null, retweetOf: null, mentions: [], hashtags: [], lang: null };
    // The events of one key are handled one after the other, those of many side by side.
    return bus.publish(
      createEvent('tweet.posted', `${index % 50}`, {
        ...keys,
        ...rest,
        text: 'alphaword betaword',
        hasLinks: false,
      }),
    );
  });
  await Promise.all(tweets);
  await network.settle();

  const answers = async () =>
    (await counted(network.url, 'rookery_subgraph_answer_seconds_count', 'subgraph'))['trends'] ?? 0;
  /** The reads of postings of one request, until the subgraph has done with it. */
  const readsOf = async (signal: AbortSignal, onRead: () => void): Promise<number> => {
    const before = await answers();
    let reads = 0;
    const stop = mongo.onCommand(({ commandName, command }) => {
      if (
        commandName !== 'find' ||
        command['find'] !== 'tweets' ||
        !('terms' in (command['filter'] as object))
      )
        return;
      reads++;
      onRead();
    });
    await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
      signal,
    }).catch(() => undefined);
    await vi.waitFor(async () => expect(await answers()).toBe(before + 1));
    stop();
    return reads;
  };

  const all = await readsOf(new AbortController().signal, () => undefined);
  const leaving = new AbortController();
  const few = await readsOf(leaving.signal, () => leaving.abort());
  expect(all).toBeGreaterThanOrEqual(15);
  expect(few).toBeLessThan(all / 2);
});
