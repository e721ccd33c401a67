import type { Collection } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import type { FollowDocument } from './documents.js';

interface Call {
  authorId: string;
  since: string;
}

/** Reads the recent followers of authors; concurrent calls share one find. */
export function readRecentFollowersOf(
  follows: Collection<FollowDocument>,
): (authorId: string, since: string) => Promise<string[]> {
  const batches = new Batches<Call, string[]>(async (calls) => {
    const authors = [...new Set(calls.map(({ authorId }) => authorId))];
    const since = calls.reduce((first, each) => (each.since < first ? each.since : first), calls[0]!.since);
    const found = await follows
      .find(
        { to: { $in: authors }, active: true, since: { $gt: since } },
        { projection: { from: 1, to: 1, since: 1 } },
      )
      .toArray();
    return calls.map((each) =>
      found.filter(({ to, since }) => to === each.authorId && since > each.since).map(({ from }) => from),
    );
  });
  return (authorId, since) => batches.do({ authorId, since });
}
