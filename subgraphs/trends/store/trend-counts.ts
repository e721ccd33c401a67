import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import { firstIdAt, timeOf } from '#platform/snowflake.js';
import type { HashtagHours } from './hashtag-hours.js';
import type { Hashtags } from './hashtags.js';
import type { IndexChange, Weight } from './indexed-tweet.js';
import type { TweetIndex } from './tweet-index.js';
import type { Windows } from './windows.js';
import { term } from '../rules/text/terms.js';
import { DAY, KEPT } from '../rules/window.js';

export interface WeightsDeps {
  index: TweetIndex;
  windows: Windows;
  hours: HashtagHours;
  hashtags: Hashtags;
  clock: Clock;
  log: Log;
}

/**
 * Puts the hashtags of tweets on the scales and takes them off. Who calls has made sure that each change comes once; a
 * cache that is away costs nothing but time: the windows are then built anew from the documents.
 */
export class Weights {
  readonly #deps: WeightsDeps;
  readonly #onChange: () => void;
  #incomplete = false;

  constructor(deps: WeightsDeps, onChange: () => void) {
    this.#deps = deps;
    this.#onChange = onChange;
  }

  /** Follows a change of one tweet. */
  async follow({ before, after }: Pick<IndexChange, 'before' | 'after'>): Promise<void> {
    if (isSame(before.weight, after.weight)) return;
    if (before.weight !== null) await this.takeOut(before.weight);
    if (after.weight !== null) await this.add(after.weight);
  }

  async add(weight: Weight): Promise<void> {
    const { windows, hours, hashtags } = this.#deps;
    if (this.#isWithin(weight, KEPT)) hours.add(weight, 1);
    hashtags.add(weight, 1);
    if (this.#isWithin(weight, DAY)) await this.#orLater(windows.add(weight));
    this.#onChange();
  }

  async takeOut(weight: Weight): Promise<void> {
    const { windows, hours, hashtags } = this.#deps;
    if (this.#isWithin(weight, KEPT)) hours.add(weight, -1);
    hashtags.add(weight, -1);
    if (this.#isWithin(weight, DAY))
      await this.#orLater(windows.takeOut(weight, await this.#unusedTags(weight)));
    this.#onChange();
  }

  /** Something may have been counted or not: the windows are built anew, to be sure. */
  doubt(): void {
    this.#incomplete = true;
    this.#onChange();
  }

  /** Tells everybody that the windows must be built anew, once the cache is there again. */
  async confess(): Promise<void> {
    if (!this.#incomplete) return;
    await this.#deps.windows.forget();
    this.#incomplete = false;
  }

  #isWithin({ tweetId }: Weight, age: number): boolean {
    return timeOf(tweetId) > this.#deps.clock.now() - age;
  }

  async #orLater(change: Promise<void>): Promise<void> {
    await change.catch((error: unknown) => {
      this.doubt();
      this.#deps.log.warn({ err: error }, 'A tweet was not counted; the windows will be built anew.');
    });
  }

  async #unusedTags({ authorId, tags }: Weight): Promise<string[]> {
    const { index, clock } = this.#deps;
    const since = firstIdAt(clock.now() - DAY);
    const used = await Promise.all(tags.map((tag) => index.usesTag(term.from(authorId), tag, since)));
    return tags.filter((_, place) => !used[place]);
  }
}

function isSame(a: Weight | null, b: Weight | null): boolean {
  return JSON.stringify([a?.tags, a?.lang]) === JSON.stringify([b?.tags, b?.lang]);
}
