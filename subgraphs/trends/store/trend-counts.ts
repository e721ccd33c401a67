import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import { firstIdAt, timeOf } from '#platform/snowflake.js';
import { DAY, KEPT } from '../rules/window.js';
import type { HashtagHours } from './hashtag-hours.js';
import type { Hashtags } from './hashtags.js';
import type { CountedTweet, IndexChange } from './indexed-tweet.js';
import type { TweetIndex } from './tweet-index.js';
import type { Windows } from './windows.js';

export interface TrendCountsDeps {
  index: TweetIndex;
  windows: Windows;
  hours: HashtagHours;
  hashtags: Hashtags;
  clock: Clock;
  log: Log;
}

/**
 * Counts the hashtags of tweets: in the windows, by the hour, and for autocomplete. The caller passes each change once. When
 * the cache fails, the windows are marked incomplete and rebuilt from the documents.
 */
export class TrendCounts {
  readonly #deps: TrendCountsDeps;
  readonly #onChange: () => void;
  #isIncomplete = false;

  constructor(deps: TrendCountsDeps, onChange: () => void) {
    this.#deps = deps;
    this.#onChange = onChange;
  }

  /** Applies a change of one tweet. */
  async apply({ before, after }: Pick<IndexChange, 'before' | 'after'>): Promise<void> {
    if (isSame(before.counted, after.counted)) return;
    if (before.counted !== null) await this.remove(before.counted);
    if (after.counted !== null) await this.add(after.counted);
  }

  async add(tweet: CountedTweet): Promise<void> {
    const { windows, hours, hashtags } = this.#deps;
    if (this.#isYoungerThan(KEPT, tweet)) hours.add(tweet, 1);
    hashtags.add(tweet, 1);
    if (this.#isYoungerThan(DAY, tweet)) await this.#changeWindows(windows.add(tweet));
    this.#onChange();
  }

  async remove(tweet: CountedTweet): Promise<void> {
    const { windows, hours, hashtags } = this.#deps;
    if (this.#isYoungerThan(KEPT, tweet)) hours.add(tweet, -1);
    hashtags.add(tweet, -1);
    if (this.#isYoungerThan(DAY, tweet))
      await this.#changeWindows(windows.remove(tweet, await this.#unusedTags(tweet)));
    this.#onChange();
  }

  /** Call when it is unknown whether a change was counted: the windows are rebuilt. */
  markIncomplete(): void {
    this.#isIncomplete = true;
    this.#onChange();
  }

  /** Discards the windows in the shared cache if they are incomplete. Rejects while the cache is unavailable. */
  async discardIfIncomplete(): Promise<void> {
    if (!this.#isIncomplete) return;
    await this.#deps.windows.discard();
    this.#isIncomplete = false;
  }

  #isYoungerThan(age: number, { tweetId }: CountedTweet): boolean {
    return timeOf(tweetId) > this.#deps.clock.now() - age;
  }

  async #changeWindows(change: Promise<void>): Promise<void> {
    await change.catch((error: unknown) => {
      this.markIncomplete();
      this.#deps.log.warn({ err: error }, 'Counting a tweet failed. The trend windows will be rebuilt.');
    });
  }

  async #unusedTags({ authorId, tags }: CountedTweet): Promise<string[]> {
    const { index, clock } = this.#deps;
    const since = firstIdAt(clock.now() - DAY);
    const used = await Promise.all(tags.map((tag) => index.usesTag(authorId, tag, since)));
    return tags.filter((_, place) => !used[place]);
  }
}

function isSame(a: CountedTweet | null, b: CountedTweet | null): boolean {
  return JSON.stringify([a?.tags, a?.lang]) === JSON.stringify([b?.tags, b?.lang]);
}
