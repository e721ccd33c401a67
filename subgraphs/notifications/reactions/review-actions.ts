import type { ReactionDeps } from './deps.js';
import { judgeNotices } from './notices/judge-notices.js';

type ReviewDeps = Pick<ReactionDeps, 'stores' | 'settler' | 'ids' | 'relationships'>;

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

/** Slice by slice: memory is bounded, however much an actor did. */
async function review(deps: ReviewDeps, of: Reviewed): Promise<void> {
  const { stores, settler, ids } = deps;
  const { actions } = stores;
  await reviewNotices(deps, of);
  for (let after: string | null = ''; after !== null;) {
    const slice: Awaited<ReturnType<typeof actions.markStale>> = await actions.markStale(
      of,
      after,
      ids.next(),
    );
    for (const group of slice.groups) settler.queue(group);
    after = slice.last;
  }
}

async function reviewNotices(deps: ReviewDeps, of: Reviewed): Promise<void> {
  const { stores, ids } = deps;
  for (let after: string | null = ''; after !== null;) {
    const stale = ids.next();
    const slice: Awaited<ReturnType<typeof stores.notices.markStale>> = await stores.notices.markStale(
      of,
      after,
      stale,
    );
    if (slice.notices.length > 0) await judgeNotices(deps, of.actor, slice.notices, stale);
    after = slice.last;
  }
}
