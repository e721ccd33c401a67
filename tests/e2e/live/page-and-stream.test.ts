import fc from 'fast-check';
import { expect } from 'vitest';
import { cast, story, type TestUser } from '#testkit/client/index.js';
import { LiveReader } from '#testkit/live/live-reader.js';

/** The seed of the random actions, constant by default. Run with SEED=$RANDOM before a release. */
const SEED = Number(process.env['SEED'] ?? 2026);
const RUNS = Number(process.env['RUNS'] ?? 8);

const EDGES = ['followUser', 'unfollowUser', 'blockUser', 'unblockUser', 'muteUser', 'unmuteUser'] as const;
const CHANGES = ['retweet', 'undoRetweet', 'deleteTweet'] as const;

/** The reader is the first of the users. */
const USERS = 5;

/** One random action: of one user, to another one or to a tweet, counted from the newest. */
type Action =
  | { me: number; does: (typeof EDGES)[number]; other: number }
  | { me: number; does: (typeof CHANGES)[number] | 'edit' | 'reply'; tweet: number }
  | { me: number; does: 'post' }
  | { does: 'reconnect' };

const user = fc.nat(USERS - 1);
const tweet = fc.nat(5);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ me: user, does: fc.constant('post' as const) }) },
  { weight: 8, arbitrary: fc.record({ me: user, does: fc.constant('retweet' as const), tweet }) },
  {
    weight: 6,
    arbitrary: fc.record({
      me: user,
      does: fc.constantFrom(...CHANGES, 'edit' as const, 'reply' as const),
      tweet,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ me: fc.constant(0), does: fc.constant('followUser' as const), other: user }),
  },
  { weight: 3, arbitrary: fc.record({ me: fc.constant(0), does: fc.constantFrom(...EDGES), other: user }) },
  { weight: 1, arbitrary: fc.record({ me: user, does: fc.constantFrom(...EDGES), other: user }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reconnect' as const) }) },
);

const it = story();

/** The tweets of one run, as its users have made them. */
class Tweets {
  readonly #made: { id: string; by: TestUser }[] = [];
  #texts = 0;

  newText(): string {
    return `Text ${++this.#texts}`;
  }

  /** Acts; an action that is not allowed changes nothing. */
  async act(users: readonly TestUser[], what: Exclude<Action, { does: 'reconnect' }>): Promise<void> {
    const me = users[what.me]!;
    if ('other' in what)
      return void (await me.send(`mutation { ${what.does}(id: "${users[what.other]!.id}") { id } }`));
    if (what.does === 'post') return this.#post(me, '');
    const target = this.#made.at(-1 - what.tweet);
    if (!target) return;
    const { id, by } = target;
    if (what.does === 'reply') return this.#post(me, `, inReplyTo: "${id}"`);
    if (what.does === 'edit')
      return void (await by.send(`mutation { editTweet(id: "${id}", text: "${this.newText()}") { id } }`));
    if (what.does === 'deleteTweet') return void (await by.send(`mutation { deleteTweet(id: "${id}") }`));
    await me.send(`mutation { ${what.does}(id: "${id}") { id } }`);
  }

  async #post(by: TestUser, rest: string): Promise<void> {
    const { data } = await by.send(
      `mutation { postTweet(input: { text: "${this.newText()}"${rest} }) { id } }`,
    );
    const id = (data as { postTweet?: { id: string } } | null)?.postTweet?.id;
    if (id !== undefined) this.#made.push({ id, by });
  }
}

let run = 0;

it(`a client that applies the events to its page ends with what a reload shows (seed ${SEED})`, async ({
  network,
}) => {
  const actions = { minLength: 3, maxLength: 12 };
  const property = fc.asyncProperty(
    fc.array(action, actions),
    fc.array(action, { minLength: 5, maxLength: 50 }),
    async (before, after) => {
      run++;
      const users = Object.values(await cast(network, ...'abcde'.split('').map((name) => `${name}${run}`)));
      const tweets = new Tweets();
      for (const what of before) if (what.does !== 'reconnect') await tweets.act(users, what);
      await using reader = await LiveReader.open(users[0]!);
      for (const what of after) {
        if (what.does === 'reconnect') await reader.reconnect();
        else await tweets.act(users, what);
      }
      await network.settle();
      const reload = await reader.readPage();
      await expect.poll(() => reader.entries, { timeout: 5_000 }).toEqual(reload.entries);
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 300_000 });
}, 600_000);
