import { forEachConcurrently } from '#platform/for-each-concurrently.js';
import { toldTweetOf } from '../rules/mute-rule.js';
import { areMuted } from '../queries/muted-tweets.js';
import type { ToldGroup } from '../store/groups.js';
import type { ReactionDeps } from './deps.js';
import { judgeNoticesAgain } from './notices/judge-notices.js';

/** Groups that are compared together, and that are written at the same time. */
const SLICE = 500;
const CONCURRENCY = 16;

/**
 * Lets the mutes of their recipients decide again about groups, slice by slice: only those that the decision changes are written.
 * The mutes have changed before their event came, so what is decided follows from them, in whatever order events come.
 */
export async function reviewMutes(
  deps: ReactionDeps,
  readGroups: (after: string, limit: number) => Promise<ToldGroup[]>,
): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const groups: ToldGroup[] = await readGroups(after, SLICE);
    const muted = await areMuted(
      deps,
      groups.map(({ _id, newest }) => toldTweetOf(_id, newest[0]?.id)),
    );
    const changed = groups.filter(({ count, shown }, index) =>
      shown ? muted[index] : count > 0 && !muted[index],
    );
    await reviewChanged(deps, changed);
    after = groups.length < SLICE ? null : groups.at(-1)!._id;
  }
}

async function reviewChanged(deps: ReactionDeps, changed: readonly ToldGroup[]): Promise<void> {
  const { stores, settler, ids } = deps;
  const notices = changed.flatMap(({ actor, ...notice }) =>
    actor === undefined ? [] : [{ ...notice, actor }],
  );
  const others = changed.filter(({ actor }) => actor === undefined);
  if (notices.length > 0) {
    const stale = ids.next();
    await stores.notices.mark(notices, stale);
    await judgeNoticesAgain(deps, notices, stale);
  }
  await forEachConcurrently(others, CONCURRENCY, ({ _id }) => settler.review(_id));
}
