import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, entityLookups } from '#testkit/client/index.js';
import { HiddenTweets, newCanary } from '#testkit/tweets/hidden-tweets.js';
import { TWEET_COMMANDS, USER_COMMANDS, userCommand } from '#testkit/tweets/privacy-commands.js';
import { eventsSince, operationFor, PATHS, notificationsSince } from '#testkit/tweets/privacy-paths.js';
import { isNobody, maySee, STATES, VIEWERS, type State, type ViewerKind } from '#testkit/tweets/privacy.js';
import { RawStream } from '#testkit/tweets/raw-stream.js';
import { TRANSPORTS, type Transport } from '#testkit/tweets/transports.js';
import { openTweetsSubgraph, type TweetsSubgraph } from '#testkit/tweets/tweets-subgraph.js';
import { Retweet } from '#testkit/operations/tweets.js';

/** The subscribers, and the states of the tweets that are searched for in their streams. */
interface Listening {
  kind: ViewerKind;
  states: readonly State[];
}

/** What an end of a block does not show to a user who does not follow the author. */
const FOR_GOOD: readonly State[] = ['shy', 'gone', 'banned'];

describe('a tweet that a viewer may not see', () => {
  let subgraph: TweetsSubgraph;
  let tweets: HiddenTweets;
  /** The stream position before the first tweet. */
  let beginning: number;
  let ahead = 0;

  beforeAll(async () => {
    subgraph = await openTweetsSubgraph({
      entityCache: {},
      clock: { now: () => Date.now() + ahead },
    });
    beginning = await subgraph.network.infrastructure.bus.position('TWEETS');
    tweets = await HiddenTweets.plant(subgraph);
    // Fills every cache while all viewers may see every tweet.
    for (const path of PATHS) await rawAnswer(tweets.viewers.follower, operationFor(path, tweets.planted));
    await tweets.hide(subgraph);
    // The gateway answers users who have written recently without its cache, so wait until the writes are old.
    ahead += 4_000;
  }, 240_000);
  afterAll(() => subgraph[Symbol.asyncDispose]());

  /** The raw bytes of the response. */
  const rawAnswer = (client: Client, query: string): Promise<string> =>
    TRANSPORTS['POST']!(client).ask(query);

  async function expectOnlyAllowed(kind: ViewerKind, open: (client: Client) => Transport): Promise<void> {
    const transports = new Map(STATES.map((state) => [state, open(tweets.clientOf(kind, state))]));
    for (const path of PATHS) {
      const operation = operationFor(path, tweets.planted);
      const { answersEnded } = transports.get('open')!;
      const shared = kind === 'author' ? null : await transports.get('open')!.ask(operation);
      for (const state of STATES) {
        const answer = shared ?? (await transports.get(state)!.ask(operation));
        const expected =
          maySee(kind, state) &&
          !(path.signedIn && isNobody(kind)) &&
          !(kind === 'lapsed' && !answersEnded) &&
          !path.except?.includes(kind);
        // The query itself contains the text, so an echo of the query would match.
        const isShown = answer.includes(tweets.planted[state].canary);
        if (path.mayLack && (expected || (path.isPublic && maySee('anonymous', state)))) continue;
        expect([path.name, state, isShown]).toEqual([path.name, state, expected]);
      }
    }
    for (const transport of transports.values()) transport.close();
  }

  // In both orders, so that a viewer who may see the tweet fills the cache before one who may not.
  it.each([...VIEWERS, ...[...VIEWERS].reverse()])(
    'reaches %s by a path only where the rules allow it',
    { timeout: 120_000 },
    (kind) => expectOnlyAllowed(kind, TRANSPORTS['POST']!),
  );

  it.each(Object.keys(TRANSPORTS).filter((name) => name !== 'POST'))(
    'reaches viewers over %s only where the rules allow it',
    { timeout: 240_000 },
    async (name) => {
      for (const kind of VIEWERS) await expectOnlyAllowed(kind, TRANSPORTS[name]!);
    },
  );

  it('is served from the entity cache of the gateway to viewers who may see it', async () => {
    const { hit = 0 } = await entityLookups(subgraph.network.url);
    expect(hit).toBeGreaterThan(100);
  });

  it.each([
    ['a WebSocket', RawStream.overSocket],
    ['server-sent events', RawStream.overEvents],
  ] as const)(
    'reaches no other viewer over %s, neither replayed nor live',
    { timeout: 120_000 },
    async (_, open) => {
      const { neutral, authors, planted } = tweets;
      const after = subgraph.network.infrastructure.cursors.pack('live', [beginning]);
      const query = eventsSince(after);
      const listeners = await Promise.all(
        listening().map(async (each) => ({
          ...each,
          stream: await open(tweets.clientOf(each.kind, each.states[0]!), query),
        })),
      );
      const compare = async (canaries: Readonly<Record<string, string>>, muted: boolean): Promise<void> => {
        const end = `end${newCanary('open')}`;
        await neutral.post(end);
        for (const { kind, states, stream } of listeners) {
          const bytes = await stream.until(end);
          for (const state of states) {
            const expected = maySee(kind, state) && !isNobody(kind) && !(muted && kind === 'muting');
            const canary = canaries[state];
            if (canary !== undefined)
              expect([kind, state, bytes.includes(canary)]).toEqual([kind, state, expected]);
          }
        }
      };
      // Neutral's quotes show muted tweets, and no hidden ones.
      await compare(Object.fromEntries(STATES.map((state) => [state, planted[state].canary])), false);

      const later = { open: newCanary('open'), shy: newCanary('shy'), bitter: newCanary('bitter') };
      for (const state of ['open', 'shy', 'bitter'] as const) {
        const id = await authors[state].post(`Later ${later[state]}`);
        if (state !== 'shy') await neutral.get(Retweet, { id });
      }
      await compare(later, true);
      for (const { stream } of listeners) stream.close();
    },
  );

  it('reaches no other viewer by the live notifications', { timeout: 120_000 }, async () => {
    const { authors, planted, viewers } = tweets;
    const { bus, cursors } = subgraph.network.infrastructure;
    const query = notificationsSince(
      cursors.pack('notification-events', [await bus.position('NOTIFICATIONS')]),
    );
    for (const kind of ['stranger', 'follower', 'muting', 'blocked', 'blocking'] as const) {
      const stream = await RawStream.overSocket(tweets.clientOf(kind, 'open'), query);
      const { username } = viewers[kind];
      const later = newCanary('open');
      await authors.open.post(`@${username} ${later}`);
      await tweets.neutral.post(`@${username} that is all`);
      const bytes = await stream.until('that is all');
      expect([kind, bytes.includes(later)]).toEqual([kind, maySee(kind, 'open') && kind !== 'muting']);
      expect(bytes).not.toContain(planted.gone.canary);
      stream.close();
    }
  });

  /** All viewers; each author only for the own tweet. */
  function listening(): Listening[] {
    return VIEWERS.flatMap((kind): Listening[] =>
      kind === 'author' ? STATES.map((state) => ({ kind, states: [state] })) : [{ kind, states: STATES }],
    );
  }

  it.each([
    ['Tweet', 'text edits { text } author { id } inReplyTo { text }'],
    ['User', 'tweets(first: 50, replies: true) { edges { node { text edits { text } } } }'],
    ['User', 'likedTweets(first: 50) { edges { node { text } } }'],
  ] as const)(
    'is returned by the subgraph itself for a guessed %s only to viewers who may see it: %s',
    async (type, fields) => {
      for (const kind of VIEWERS) {
        // The gateway refuses suspended users, so the subgraph gets no viewer.
        if (kind === 'lapsed') continue;
        for (const state of STATES) {
          if (state === 'banned' && kind === 'author') continue;
          const { tweet, canary } = tweets.planted[state];
          const about = type === 'Tweet' ? tweet : tweets.authors[state].id;
          const answer = await subgraph.entities(idOf(kind, state), type, [about], fields);
          // The author's other tweet is visible; the liked and deleted one is not.
          expect([kind, state, JSON.stringify(answer).includes(canary)]).toEqual([
            kind,
            state,
            maySee(kind, state),
          ]);
          expect(answer.errors).toBeUndefined();
          if (type === 'Tweet' && !maySee(kind, state))
            expect(answer).toEqual({ data: { _entities: [null] } });
        }
      }
    },
  );

  function idOf(kind: ViewerKind, state: State): string | null {
    if (isNobody(kind)) return null;
    return kind === 'author' ? tweets.authors[state].id : tweets.viewers[kind].id;
  }

  it('is not revealed by the bookmarks of another user', async () => {
    const { stranger, follower } = tweets.viewers;
    const fields = 'bookmarks(first: 50) { edges { node { text } } }';
    expect(await subgraph.entities(stranger.id, 'Viewer', [follower.id], fields)).toEqual({
      data: { _entities: [null] },
    });
  });

  it('is not revealed by the counts of its author', async () => {
    const { authors, viewers } = tweets;
    const states = ['shy', 'banned', 'bitter', 'gone'] as const;
    const ids = states.map((state) => authors[state].id);
    const counts = await subgraph.entities(viewers.stranger.id, 'User', ids, 'tweetsCount');
    expect(counts.data._entities).toEqual([{ tweetsCount: 0 }, null, null, { tweetsCount: 0 }]);
  });

  it('is not revealed by its hashtag', async () => {
    for (const state of ['shy', 'gone', 'banned'] as const) {
      const { canary } = tweets.planted[state];
      const answer = await rawAnswer(
        tweets.viewers.stranger,
        `{ hashtag(name: "${canary}") { tweetsCount } autocomplete(prefix: "#canary${state}") { ... on Hashtag { name } } }`,
      );
      expect([state, JSON.parse(answer)]).toEqual([
        state,
        { data: { hashtag: { tweetsCount: 0 }, autocomplete: [] } },
      ]);
    }
  });

  it.each(Object.entries(TWEET_COMMANDS))(
    'gets the response of an unknown tweet: %s',
    async (_, commandOn) => {
      const { stranger } = tweets.viewers;
      const told = async (id: string) => {
        const { errors, ...answer } = await stranger.send(`mutation { answer: ${commandOn(id)} }`);
        return {
          ...answer,
          errors: errors.map((error) => ({ ...error, extensions: error.extensions.code })),
        };
      };
      const unknown = await told('1000000000000000001');
      expect(unknown.errors).toMatchObject([{ extensions: 'NOT_FOUND' }]);
      for (const state of ['shy', 'gone', 'banned', 'bitter'] as const) {
        expect([state, await told(tweets.planted[state].tweet)]).toEqual([state, unknown]);
      }
    },
  );

  // Last, because these change how the viewer and the authors relate.
  it.each(USER_COMMANDS)('is not shown by what %s returns', async (name) => {
    const { viewers, authors, planted } = tweets;
    for (const kind of ['stranger', 'pending', 'blocking'] as const) {
      for (const state of STATES) {
        const mayBeBack = /unblock/i.test(name) && kind === 'blocking' && !FOR_GOOD.includes(state);
        if (maySee(kind, state) || mayBeBack) continue;
        const answer = await rawAnswer(viewers[kind], userCommand(name, authors[state].id));
        expect([kind, state, answer.includes(planted[state].canary)]).toEqual([kind, state, false]);
      }
    }
  });
});
