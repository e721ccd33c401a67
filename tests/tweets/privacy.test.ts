import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAdministration } from '#subgraphs/users/administration.js';
import { cast, Client, entityLookups, type Person } from '../client/index.js';
import {
  maySee,
  operationFor,
  PATHS,
  STATES,
  VIEWERS,
  type Planted,
  type State,
  type ViewerKind,
} from './privacy.js';
import { openTweetsRoom, type TweetsRoom } from './room.js';
import { BlockPerson, Protect } from '../operations/people.js';
import { Bookmark, Like, Retweet } from '../operations/tweets.js';

const SIGNED_IN = ['stranger', 'follower', 'pending', 'blocked', 'blocking', 'lapsed'] as const;

describe('a tweet that somebody may not see', () => {
  let room: TweetsRoom;
  let neutral: Person;
  let viewers: Record<(typeof SIGNED_IN)[number], Person>;
  let authors: Record<State, Person>;
  let planted: Record<State, Planted>;
  let ahead = 0;

  beforeAll(async () => {
    room = await openTweetsRoom({ clock: { now: () => Date.now() + ahead } });
    const { network } = room;
    ({ neutral } = await cast(network, 'neutral'));
    viewers = await cast(network, ...SIGNED_IN);
    authors = await cast(network, ...STATES);
    for (const person of [...Object.values(viewers), ...Object.values(authors)]) await person.follow(neutral);
    for (const state of STATES) {
      for (const kind of ['follower', 'blocked', 'blocking', 'lapsed'] as const) {
        await viewers[kind].follow(authors[state]);
      }
    }
    const entries = await Promise.all(STATES.map(async (state) => [state, await plant(state)] as const));
    planted = Object.fromEntries(entries) as Record<State, Planted>;
    await network.settle();
    // Warm every cache while all may see everything.
    for (const path of PATHS) await viewers.follower.send(operationFor(path, planted));
    await turn();
    await network.settle();
    // So that nobody has written anything lately: who has is not answered from the gateway's cache.
    ahead += 4_000;
  }, 120_000);
  afterAll(() => room[Symbol.asyncDispose]());

  /** One tweet of the author in a thread of neutral's and one apart, with everything that others can do to it. */
  async function plant(state: State): Promise<Planted> {
    const canary = `canary${state}${Math.random().toString(36).slice(2, 8)}x`;
    const author = authors[state];
    const names = SIGNED_IN.map((name) => `@${name}`).join(' ');
    const tweet = await author.post(`${canary} #${canary} ${names}`);
    const root = await neutral.post('What do you say?');
    await author.post(`I say ${canary}`, { inReplyTo: root });
    const everybody = [...Object.values(viewers), ...Object.values(authors)];
    for (const person of everybody) await person.get(Bookmark, { id: tweet });
    await neutral.get(Like, { id: tweet });
    return {
      canary,
      author: author.username,
      tweet,
      root,
      quote: await neutral.post('Listen to this', { quoteOf: tweet }),
      reply: await neutral.post('Well said', { inReplyTo: tweet }),
      retweet: (await neutral.get(Retweet, { id: tweet })).retweet.id,
    };
  }

  /** The author, the tweet and the viewers become what their names say. */
  async function turn(): Promise<void> {
    for (const state of STATES) {
      await authors[state].get(BlockPerson, { id: viewers.blocked.id });
      await viewers.blocking.get(BlockPerson, { id: authors[state].id });
    }
    await authors.shy.get(Protect, { protected: true });
    await viewers.pending.follow(authors.shy);
    for (const kind of SIGNED_IN) {
      // Whoever blocks is not there for the one who is blocked: nothing left to block.
      if (kind !== 'blocking') await authors.bitter.get(BlockPerson, { id: viewers[kind].id });
    }
    await authors.gone.deleteTweet(planted.gone.tweet);
    const { edges } = await repliesOf(planted.gone.root);
    for (const { node } of edges) await authors.gone.deleteTweet(node.id);
    const people = await openAdministration(room.network.pipes);
    await people.suspendUser(authors.banned.id);
    await people.suspendUser(viewers.lapsed.id);
  }

  async function repliesOf(id: string): Promise<{ edges: { node: { id: string } }[] }> {
    const { data } = await neutral.send<
      { tweet: { replies: { edges: { node: { id: string } }[] } } },
      object
    >(`{ tweet(id: "${id}") { replies { edges { node { id } } } } }`, {});
    return data!.tweet.replies;
  }

  /** The raw answer. As the author, each state's author asks alone. */
  async function ask(kind: ViewerKind, operation: string, state: State): Promise<string> {
    const client =
      kind === 'anonymous'
        ? new Client(room.network.url)
        : kind === 'author'
          ? authors[state]
          : viewers[kind];
    return JSON.stringify(await client.send(operation));
  }

  // Twice, and the second time the other way round: whoever sees it keeps it in the cache before somebody who must not.
  it.each([...VIEWERS, ...[...VIEWERS].reverse()])(
    'does not reach %s by any path, and otherwise does',
    async (kind) => {
      for (const path of PATHS) {
        const operation = operationFor(path, planted);
        const shared = kind === 'author' ? null : await ask(kind, operation, 'open');
        for (const state of STATES) {
          const answer = shared ?? (await ask(kind, operation, state));
          const expected =
            maySee(kind, state) && !(path.signedIn && kind === 'anonymous') && !path.except?.includes(kind);
          // Search finds what asks for it: a text that the viewer sent comes from nowhere else.
          expect([path.name, state, answer.includes(planted[state].canary)]).toEqual([
            path.name,
            state,
            expected,
          ]);
        }
      }
    },
  );

  it('was kept by the gateway all the while, and shown from there to those who may see it', async () => {
    const { hit = 0 } = await entityLookups(room.network.url);
    expect(hit).toBeGreaterThan(100);
  });

  it('answers by its guessed id, asked of the room itself, only those who may see it', async () => {
    for (const kind of VIEWERS) {
      // The room is told who asks by the gateway, which turns suspended people away.
      if (kind === 'lapsed') continue;
      for (const state of STATES) {
        if (state === 'banned' && kind === 'author') continue;
        const id = kind === 'anonymous' ? null : kind === 'author' ? authors[state].id : viewers[kind].id;
        const { tweet, canary } = planted[state];
        const answer = await room.entities(id, 'Tweet', [tweet], 'text author { id } inReplyTo { text }');
        expect([kind, state, JSON.stringify(answer).includes(canary)]).toEqual([
          kind,
          state,
          maySee(kind, state),
        ]);
        if (!maySee(kind, state)) expect(answer).toEqual({ data: { _entities: [null] } });
      }
    }
  });

  it("is not betrayed by its author's counts", async () => {
    const counts = await room.entities(
      viewers.stranger.id,
      'User',
      [authors.shy.id, authors.banned.id, authors.bitter.id, authors.open.id],
      'tweetsCount',
    );
    expect(counts.data._entities).toEqual([{ tweetsCount: 0 }, null, null, { tweetsCount: 2 }]);
  });

  it('answers actions like one that never was', async () => {
    for (const state of ['shy', 'gone', 'banned', 'bitter'] as const) {
      const id = planted[state].tweet;
      const hidden = await viewers.stranger.send(Like, { id });
      const unknown = await viewers.stranger.send(Like, { id: '1000000000000000001' });
      expect({ ...hidden.errors[0], extensions: { ...hidden.errors[0]?.extensions, requestId: '' } }).toEqual(
        {
          ...unknown.errors[0],
          extensions: { ...unknown.errors[0]?.extensions, requestId: '' },
        },
      );
    }
  });
});
