import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchClient } from '#testkit/trends/search-client.js';
import { ManualClock, TrendsSubgraph, usernameOf } from '#testkit/trends/trends-subgraph.js';

// What is hidden must not be measurable. Times vary, so these tests compare what is done: the commands, and what they examine.

/** A find: its collection, its filter, and how many documents and index keys it examined. */
interface Find {
  collection: string;
  filter: string;
  examined: number;
}

const KINDS = ['protected', 'suspended', 'deleted', 'a blocker'] as const;

/** What a blocker writes in public can be read without signing in: of that nothing is hidden but from the blocked. */
const HIDDEN_FROM_ALL = KINDS.filter((kind) => kind !== 'a blocker');

/** The word and the hashtag that the author of a kind alone has used. */
const markOf = (kind: (typeof KINDS)[number]) => {
  const index = KINDS.indexOf(kind);
  return { word: `secret${index}`, tag: `hidden${index}` };
};

/** Further tweets with the secret word of an author. */
const MORE = 40;

const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
let subgraph: TrendsSubgraph;
let search: SearchClient;
let open: string, follower: string, stranger: string;
const hidden = new Map<(typeof KINDS)[number], string>();

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock, { monitorCommands: true });
  search = new SearchClient(subgraph);
  [open, follower, stranger] = (await subgraph.users(3)) as [string, string, string];
  for (const [index, kind] of KINDS.entries()) {
    const [author] = (await subgraph.users(1)) as [string];
    hidden.set(kind, author);
    await subgraph.relate('follows', follower, author);
    // Enough that the estimates of terms, which sample one tweet in sixteen, know the word.
    const more = Array.from({ length: MORE }, () => `secret${index} again`);
    for (const text of [`secret${index} of mine #hidden${index}`, ...more]) await subgraph.post(author, text);
  }
  await subgraph.post(open, 'nothing to hide #open');
  await subgraph.protect(hidden.get('protected')!, true);
  await subgraph.suspend(hidden.get('suspended')!);
  await subgraph.delete(hidden.get('deleted')!);
  await subgraph.relate('blocks', hidden.get('a blocker')!, stranger);
  await subgraph.settle();
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

/** The finds of a request, with the words in question replaced, so that two requests can be compared. */
async function findsOf(request: () => Promise<unknown>, words: readonly string[]): Promise<Find[]> {
  const { mongo } = subgraph.infrastructure;
  const sent: { database: string; command: Record<string, unknown> }[] = [];
  const stop = mongo.onCommand(({ commandName, command, databaseName }) => {
    if (commandName === 'find') sent.push({ database: databaseName, command: { ...command } });
  });
  await request();
  stop();
  const finds = sent.map(async ({ database, command }): Promise<Find> => {
    const { find, filter, sort, limit, hint } = command;
    const explained = await mongo.database(database.split('_').at(-1) ?? '').command({
      explain: {
        find,
        filter,
        ...(sort ? { sort } : {}),
        ...(limit ? { limit } : {}),
        ...(hint ? { hint } : {}),
      },
      verbosity: 'executionStats',
    });
    const stats = explained['executionStats'] as Record<string, number | undefined>;
    // An engine that only speaks MongoDB's protocol may not report what it examines.
    const { nReturned = 0, totalDocsExamined = nReturned, totalKeysExamined = 0 } = stats;
    const named = words.reduce((text, word) => text.replaceAll(word, '…'), JSON.stringify(filter));
    return { collection: String(find), filter: named, examined: totalDocsExamined + totalKeysExamined };
  });
  return Promise.all(finds);
}

/** The finds of a search, and of the same search for another word, which nobody has written. */
async function compare(
  query: (word: string) => string,
  word: string,
  viewer?: string,
): Promise<[Find[], Find[]]> {
  const absent = word.replace(/^[a-z]+/, 'absent');
  const found: Find[][] = [];
  for (const each of [word, absent]) {
    for (const order of ['LATEST', 'TOP'] as const) {
      const finds = await findsOf(async () => {
        expect(await search.ids(query(each), { order, ...(viewer === undefined ? {} : { viewer }) })).toEqual(
          [],
        );
      }, [each]);
      (found[each === word ? 0 : 1] ??= []).push(...finds);
    }
  }
  return found as [Find[], Find[]];
}

describe.each(KINDS)('the tweets of an author who is %s', (kind) => {
  const { word } = markOf(kind);

  it('are not read for from: when the viewer may not see the author', async () => {
    const username = usernameOf(hidden.get(kind)!);
    const viewers = kind === 'a blocker' ? [stranger] : [undefined, stranger];
    for (const viewer of viewers) {
      for (const query of [`from:${username} WORD`, `WORD from:${username} -dog`, `from:${username}`]) {
        const [there, absent] = await compare((each) => query.replace('WORD', each), word, viewer);
        expect(there.filter(({ collection }) => ['tweets', 'terms'].includes(collection))).toEqual([]);
        expect(there).toEqual(absent);
      }
    }
  });
});

describe.each(HIDDEN_FROM_ALL)('the tweets of an author who is %s', (kind) => {
  const { word, tag } = markOf(kind);

  it('leave no trace in other searches', async () => {
    for (const viewer of [undefined, stranger]) {
      for (const query of ['WORD', 'WORD mine', '"WORD of mine"', 'WORD lang:en', 'WORD -dog']) {
        const [there, absent] = await compare((each) => query.replace('WORD', each), word, viewer);
        expect(
          there.filter(({ collection }) => collection === 'tweets').map(({ examined }) => examined),
        ).toEqual([0, 0]);
        expect(there).toEqual(absent);
      }
      const [there, absent] = await compare((each) => `#${each}`, tag, viewer);
      expect(there).toEqual(absent);
    }
  });

  it('leave no trace in hashtags', async () => {
    const page = '{ hashtag(name: "TAG") { name tweetsCount tweets { edges { node { id } } } } }';
    const complete = '{ autocomplete(prefix: "#TAG") { __typename } }';
    const ask = (query: string, name: string, viewer: string | null) =>
      subgraph.ask(query.replace('TAG', name), {}, viewer);
    for (const viewer of [null, stranger]) {
      const absent = await findsOf(() => ask(complete, 'absent', viewer), ['absent']);
      // Of tags that were in public use before, nobody learns more than that.
      expect(await findsOf(() => ask(complete, tag, viewer), [tag])).toEqual(absent);
      const finds = await findsOf(() => ask(page, tag, viewer), [tag]);
      expect(
        finds.filter(({ collection }) => collection === 'tweets').every(({ examined }) => examined === 0),
      ).toBe(true);
    }
  });
});

it('a protected author is found by followers as before, by words, hashtag and name', async () => {
  const author = hidden.get('protected')!;
  for (const query of ['secret0', '#hidden0', `from:${usernameOf(author)} secret0 mine`, '"secret0 of mine"'])
    expect(await search.ids(query, { viewer: follower })).toHaveLength(query === 'secret0' ? 20 : 1);
  expect(await search.ids('secret0', { viewer: author, order: 'TOP' })).toHaveLength(20);
});

it('a protected author is found by a viewer who follows hundreds and has just followed the author, some seconds later', async () => {
  const author = hidden.get('protected')!;
  const [viewer, ...others] = (await subgraph.users(501)) as [string, ...string[]];
  await Promise.all(others.map((each) => subgraph.relate('follows', viewer, each)));
  expect(await search.ids('secret0', { viewer })).toEqual([]);
  await subgraph.relate('follows', viewer, author);
  // The list of so many follows is read once in some seconds.
  clock.advance(10_000);
  expect(await search.ids('secret0', { viewer })).toHaveLength(20);
});

it('a protected author who becomes public is found by everybody, and hidden again afterwards', async () => {
  const author = hidden.get('protected')!;
  await subgraph.protect(author, false);
  expect(await search.ids('secret0')).toHaveLength(20);
  expect(await search.ids(`from:${usernameOf(author)} secret0`)).toHaveLength(20);
  await subgraph.protect(author, true);
  const [there, absent] = await compare((each) => each, 'secret0');
  expect(there).toEqual(absent);
});

it('the name of a suspended user is no candidate of autocomplete, and is offered again afterwards', async () => {
  const [user] = (await subgraph.users(1)) as [string];
  const names = { userId: user, username: 'zaphod', displayName: 'Zaphod' };
  await subgraph.publish(subgraph.infrastructure.createEvent('user.registered', user, names));
  const suggest = (prefix: string) =>
    subgraph.ask<{ autocomplete: unknown[] }>(`{ autocomplete(prefix: "${prefix}") { __typename } }`);
  await subgraph.suspend(user);
  await subgraph.settle();
  const there = await findsOf(() => suggest('zaph'), ['zaph']);
  expect(there).toEqual(await findsOf(() => suggest('absent'), ['absent']));
  await subgraph.suspend(user, false);
  expect((await suggest('zaph')).data.autocomplete).toHaveLength(1);
});
