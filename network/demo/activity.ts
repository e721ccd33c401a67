import { setTimeout as sleep } from 'node:timers/promises';
import { timeOf } from '#platform/snowflake.js';
import type { Network } from '../network.js';
import { DemoUser } from './demo-user.js';
import { Random } from './random.js';
import type { Demo } from './seed.js';
import { phrasesOf, writeReply, writeTweet } from './texts.js';

/** The pause between two actions, in ms: about 600 actions an hour, enough for trends and a timeline that moves. */
const MIN_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 10_000;

/** After a longer silence, in ms, the users catch up: the network was stopped, and the trends of the last hour are empty. */
const SILENCE_MS = 10 * 60_000;
/** The number of actions without a pause that follow such a silence. */
const CATCH_UP = 100;

/** Keeps the demo network alive: demo users post, reply, retweet, like and follow, until the result is disposed of. */
export function startActivity(network: Network, demo: Demo): AsyncDisposable {
  const stopping = new AbortController();
  const activity = new Activity(network, demo);
  const running = activity.run(stopping.signal);
  return {
    [Symbol.asyncDispose]: () => {
      stopping.abort();
      return running;
    },
  };
}

/** The actions of the demo users, one after another. */
export class Activity {
  readonly #network: Network;
  readonly #demo: Demo;
  readonly #random: Random;

  constructor(network: Network, demo: Demo) {
    this.#network = network;
    this.#demo = demo;
    this.#random = new Random(network.infrastructure.clock.now());
  }

  /** Acts until `signal` aborts. Never rejects: an action that fails is logged, and the next one follows. */
  async run(signal: AbortSignal): Promise<void> {
    const { log } = this.#network.infrastructure;
    let hasteLeft = (await this.#isSilent().catch(() => false)) ? CATCH_UP : 0;
    while (!signal.aborted) {
      await this.act().catch((error: unknown) => log.debug({ err: error }, 'a demo user could not act'));
      if (hasteLeft-- > 0) continue;
      const pause = MIN_PAUSE_MS + this.#random.below(MAX_PAUSE_MS - MIN_PAUSE_MS);
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** One action of one user. Rejects when the network refuses it. */
  async act(): Promise<void> {
    const random = this.#random;
    const index = this.#pickUser();
    const user = this.#user(index);
    const phrases = phrasesOf(index);
    const kind = random.next();
    const other = this.#pickUser();
    const timeline = kind < 0.4 ? [] : await user.readTimeline();
    const tweetId = timeline[random.powerLaw(Math.max(1, timeline.length))];
    // Nobody can follow themselves.
    if (tweetId === undefined || (kind >= 0.97 && other === index))
      await user.post(writeTweet(random, phrases, true));
    else if (kind < 0.75) await user.like(tweetId);
    else if (kind < 0.88) await user.post(writeReply(random, phrases), tweetId);
    else if (kind < 0.97) await user.retweet(tweetId);
    else await user.follow(this.#demo.users[other]!.id);
  }

  /** Popular users act more often. The demo account, the first user, belongs to the newcomer and does not act. */
  #pickUser(): number {
    return 1 + this.#random.powerLaw(this.#demo.users.length - 1);
  }

  #user(index: number): DemoUser {
    return new DemoUser(this.#network, this.#demo.users[index]!.id);
  }

  /** Whether the newest tweets are old. */
  async #isSilent(): Promise<boolean> {
    const [newest] = await this.#user(0).readTimeline();
    return newest === undefined || timeOf(newest) < this.#network.infrastructure.clock.now() - SILENCE_MS;
  }
}
