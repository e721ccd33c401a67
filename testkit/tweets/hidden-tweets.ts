import { group, send } from '../messages/talk.js';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { cast, Client, type TestUser } from '../client/index.js';
import { BlockUser, MuteUser, Protect } from '../operations/users.js';
import { Bookmark, Edit, Like, Retweet } from '../operations/tweets.js';
import { STATES, type Planted, type State, type ViewerKind } from './privacy.js';
import type { TweetsSubgraph } from './tweets-subgraph.js';

const SIGNED_IN = ['stranger', 'follower', 'muting', 'pending', 'blocked', 'blocking', 'lapsed'] as const;
const FOLLOWING = ['follower', 'muting', 'blocked', 'blocking', 'lapsed'] as const;

/** The viewers, the authors, and the tweets of every state. */
export class HiddenTweets {
  readonly neutral: TestUser;
  readonly viewers: Record<(typeof SIGNED_IN)[number], TestUser>;
  readonly authors: Record<State, TestUser>;
  readonly planted: Readonly<Record<State, Planted>>;
  readonly #anonymous: Client;

  private constructor(
    subgraph: TweetsSubgraph,
    { neutral, viewers, authors }: Users,
    planted: Record<State, Planted>,
  ) {
    this.#anonymous = new Client(subgraph.network.url);
    this.neutral = neutral;
    this.viewers = viewers;
    this.authors = authors;
    this.planted = planted;
  }

  /** Posts the tweets while every viewer may see them. */
  static async plant(subgraph: TweetsSubgraph): Promise<HiddenTweets> {
    const { network } = subgraph;
    const { neutral } = await cast(network, 'neutral');
    const users = {
      neutral,
      viewers: await cast(network, ...SIGNED_IN),
      authors: await cast(network, ...STATES),
    };
    const { viewers, authors } = users;
    for (const user of allUsers(users)) await user.follow(neutral);
    for (const state of STATES) for (const kind of FOLLOWING) await viewers[kind].follow(authors[state]);
    const entries = await Promise.all(
      STATES.map(async (state) => [state, await plantOne(users, state)] as const),
    );
    await quoteInGroup(
      neutral,
      Object.values(viewers),
      entries.map(([, { tweet }]) => tweet),
    );
    await network.settle();
    return new HiddenTweets(subgraph, users, Object.fromEntries(entries) as Record<State, Planted>);
  }

  /** The client of a kind of viewer; for `author`, that of the state's author. */
  clientOf(kind: ViewerKind, state: State): Client {
    if (kind === 'anonymous') return this.#anonymous;
    return kind === 'author' ? this.authors[state] : this.viewers[kind];
  }

  /** Puts the authors, tweets and viewers into the states of their names. */
  async hide({ network }: TweetsSubgraph): Promise<void> {
    const { authors, viewers, planted, neutral } = this;
    for (const state of STATES) {
      await authors[state].get(BlockUser, { id: viewers.blocked.id });
      await viewers.blocking.get(BlockUser, { id: authors[state].id });
      await viewers.muting.get(MuteUser, { id: authors[state].id });
    }
    await authors.shy.get(Protect, { protected: true });
    await viewers.pending.follow(authors.shy);
    for (const kind of SIGNED_IN) {
      // A blocked user cannot see the blocking user, so `bitter` cannot block `blocking`.
      if (kind !== 'blocking') await authors.bitter.get(BlockUser, { id: viewers[kind].id });
    }
    await authors.gone.deleteTweet(planted.gone.tweet);
    for (const id of await repliesTo(neutral, planted.gone.root)) await authors.gone.deleteTweet(id);
    const users = await openAdministration(network.infrastructure);
    await users.suspendUser({ id: authors.banned.id });
    await users.suspendUser({ id: viewers.lapsed.id });
    await network.settle();
  }
}

interface Users {
  neutral: TestUser;
  viewers: Record<(typeof SIGNED_IN)[number], TestUser>;
  authors: Record<State, TestUser>;
}

function allUsers({ viewers, authors }: Users): TestUser[] {
  return [...Object.values(viewers), ...Object.values(authors)];
}

/** A unique text, of which only the beginning is shared. */
export function newCanary(state: State): string {
  return `canary${state}${Math.random().toString(36).slice(2, 8)}x`;
}

/** Posts a tweet and a reply of the author, with every action of other users on them. */
async function plantOne(users: Users, state: State): Promise<Planted> {
  const { neutral, authors } = users;
  const canary = newCanary(state);
  const author = authors[state];
  const names = SIGNED_IN.map((name) => `@${name}`).join(' ');
  const shown = `${canary} #${canary} https://example.com/${canary} ${names}`;
  const tweet = await author.post(`At first ${shown}`);
  const root = await neutral.post('What do you say?');
  await author.post(`I say ${canary}`, { inReplyTo: root });
  for (const user of allUsers(users)) await user.get(Bookmark, { id: tweet });
  for (const user of [neutral, author]) await user.get(Like, { id: tweet });
  const quote = await neutral.post('Listen to this', { quoteOf: tweet });
  const reply = await neutral.post('Well said', { inReplyTo: tweet });
  const { retweet } = await neutral.get(Retweet, { id: tweet });
  await author.get(Edit, { id: tweet, text: shown });
  return {
    canary,
    author: author.username,
    authorId: author.id,
    tweet,
    root,
    quote,
    reply,
    retweet: retweet.id,
  };
}

/** Writes a message about each tweet to all viewers. */
async function quoteInGroup(neutral: TestUser, viewers: TestUser[], tweets: string[]): Promise<void> {
  const conversation = await group(neutral, viewers);
  for (const quotedTweetId of tweets) await send(neutral, conversation, 'Look', { quotedTweetId });
}

async function repliesTo(viewer: TestUser, id: string): Promise<string[]> {
  const { tweet } = await viewer.get<{ tweet: { replies: { edges: { node: { id: string } }[] } } }, object>(
    `{ tweet(id: "${id}") { replies { edges { node { id } } } } }`,
    {},
  );
  return tweet.replies.edges.map(({ node }) => node.id);
}
