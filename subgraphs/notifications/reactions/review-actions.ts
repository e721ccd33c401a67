import type { ReactionDeps } from './deps.js';
import { judgeNoticesAgain } from './notices/judge-notices.js';

type ReviewDeps = Pick<
  ReactionDeps,
  'stores' | 'settler' | 'ids' | 'relationships' | 'mutes' | 'authorIndex' | 'outbox' | 'createEvent'
>;

/** An actor, and one recipient or all. */
interface Reviewed {
  actor: string;
  recipient?: string;
}

/**
 * Lets the rules decide again about everything that an actor did for a recipient. The relationship has changed before its event
 * came, so what is decided from now on follows from it, in whatever order events come.
 */
export function reviewPair(deps: ReviewDeps, recipient: string, actor: string): Promise<void> {
  return review(deps, { actor, recipient });
}

/** The same for everything that an actor did, for whomever. */
export function reviewActor(deps: ReviewDeps, actor: string): Promise<void> {
  return review(deps, { actor });
}

async function review(deps: ReviewDeps, of: Reviewed): Promise<void> {
  const { stores, settler, ids } = deps;
  await reviewNotices(deps, of);
  await inSlices(async (after) => {
    const { groups, last } = await stores.actions.markStale(of, after, ids.next());
    for (const group of groups) settler.queue(group);
    return last;
  });
}

/** The same for the notices of an actor's new tweets alone. */
export async function reviewNotices(deps: Omit<ReviewDeps, 'settler'>, of: Reviewed): Promise<void> {
  const { stores, ids } = deps;
  await inSlices(async (after) => {
    const stale = ids.next();
    const { notices, last } = await stores.notices.markStale(of, after, stale);
    if (notices.length > 0) await judgeNoticesAgain(deps, notices, stale);
    return last;
  });
}

/** Slice by slice: memory is bounded, however much an actor did. `work` returns where the next slice begins; null at the end. */
async function inSlices(work: (after: string) => Promise<string | null>): Promise<void> {
  for (let after: string | null = ''; after !== null;) after = await work(after);
}
