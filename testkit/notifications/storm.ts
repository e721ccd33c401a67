import { Client, type TestUser } from '../client/index.js';
import { LikeBriefly, RetweetBriefly, UndoRetweet, UnlikeBriefly } from '../operations/tweets.js';
import { FollowBriefly, UnfollowBriefly } from '../operations/users.js';

/** An action that a fan does and undoes, by its name: `LIKE 19…`, `RETWEET 19…` or `FOLLOW`. */
interface Action {
  name: string;
  id: string;
  begin: typeof LikeBriefly | typeof RetweetBriefly | typeof FollowBriefly;
  end: typeof UnlikeBriefly | typeof UndoRetweet | typeof UnfollowBriefly;
}

/** An operation that a fan has sent, and whose answer did not come. */
interface Unanswered {
  fan: TestUser;
  action: Action;
  isBegun: boolean;
}

/** Fans who like, retweet and follow, and undo it, as fast as they can. It remembers what was acknowledged. */
export class Storm {
  /** Operations that were acknowledged. */
  acknowledged = 0;
  readonly #fans: readonly TestUser[];
  readonly #actions: readonly Action[];
  /** By action: the ids of the fans of whom it goes on. */
  readonly #ongoing = new Map<string, Set<string>>();
  readonly #unanswered: Unanswered[] = [];

  constructor(fans: readonly TestUser[], author: TestUser, tweets: readonly string[]) {
    this.#fans = fans;
    this.#actions = [
      ...tweets.map((id) => ({ name: `LIKE ${id}`, id, begin: LikeBriefly, end: UnlikeBriefly })),
      ...tweets.map((id) => ({ name: `RETWEET ${id}`, id, begin: RetweetBriefly, end: UndoRetweet })),
      { name: 'FOLLOW', id: author.id, begin: FollowBriefly, end: UnfollowBriefly },
    ];
  }

  /** Runs until the network at `url` answers nobody any more. */
  async rage(url: string): Promise<void> {
    await Promise.all(
      this.#fans.map(async (fan) => {
        for (;;) {
          const action = this.#actions[Math.floor(Math.random() * this.#actions.length)]!;
          const isBegun = !this.#of(action).has(fan.id);
          if (await this.#do(url, { fan, action, isBegun })) continue;
          this.#unanswered.push({ fan, action, isBegun });
          return;
        }
      }),
    );
  }

  /** Sends once more what was not answered; false when the network still refuses some of it. */
  async repeat(url: string): Promise<boolean> {
    for (const each of this.#unanswered.splice(0)) {
      if (!(await this.#do(url, each))) this.#unanswered.push(each);
    }
    return this.#unanswered.length === 0;
  }

  /** By action that somebody does: the ids of the fans, in order. */
  get expected(): Record<string, string[]> {
    const entries = [...this.#ongoing].filter(([, fans]) => fans.size > 0);
    return Object.fromEntries(entries.map(([name, fans]) => [name, [...fans].toSorted()]));
  }

  async #do(url: string, { fan, action, isBegun }: Unanswered): Promise<boolean> {
    const { begin, end, id } = action;
    const document = String(isBegun ? begin : end);
    const answer = await new Client(url, fan.token)
      .send<unknown, { id: string }>(document, { id })
      .catch(() => null);
    if (answer === null || answer.errors.length > 0) return false;
    this.acknowledged += 1;
    const ongoing = this.#of(action);
    if (isBegun) ongoing.add(fan.id);
    else ongoing.delete(fan.id);
    return true;
  }

  #of({ name }: Action): Set<string> {
    let fans = this.#ongoing.get(name);
    if (fans === undefined) this.#ongoing.set(name, (fans = new Set()));
    return fans;
  }
}
