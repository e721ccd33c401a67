import { expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { ViewCounts } from '#subgraphs/tweets/store/view-counts.js';
import { openTweetsInside } from '#testkit/tweets/inside.js';

it('writes views of a hundred tweets per command, with one statement for tweets with equal views', async () => {
  await using inside = await openTweetsInside();
  const { ids, mongo, store } = inside;
  const tweets = Array.from({ length: 250 }, () =>
    newTweet(ids.next(), { authorId: ids.next(), kind: 'ORIGINAL', text: 'Shown' }),
  );
  await Promise.all(tweets.map((each) => store.tweets.insert(each)));
  const written: number[][] = [];
  const stop = mongo.onCommand(({ commandName, command }) => {
    if (commandName !== 'update') return;
    const statements = command['updates'] as { q: { _id: { $in: string[] } } }[];
    written.push(statements.map(({ q }) => q._id.$in.length));
  });
  const popular = tweets.filter((_, index) => index % 10 === 0);
  {
    await using views = new ViewCounts(store, inside.cache, silentLog);
    for (let time = 0; time < 3; time++) for (const each of tweets) views.add(each);
    for (const each of popular) views.add(each);
  }
  stop();
  expect(written).toEqual([[100], [100], [25, 25]]);
  const kept = await store.tweets.byIds(tweets.map(({ _id }) => _id));
  expect(kept.map(({ counts }) => counts.views)).toEqual(
    tweets.map((each) => (popular.includes(each) ? 4 : 3)),
  );
});
