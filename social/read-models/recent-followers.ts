import type { Collection } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import type { FollowDocument } from './graph-documents.js';

interface Wanted {
  authorId: string;
  since: string;
}

/** Reads who has come to follow authors of late; what many ask for at the same time is read at once. */
export function readRecentFollowersOf(
  follows: Collection<FollowDocument>,
): (authorId: string, since: string) => Promise<string[]> {
  const batches = new Batches<Wanted, string[]>(async (wanted) => {
    const authors = [...new Set(wanted.map(({ authorId }) => authorId))];
    const since = wanted.reduce((first, each) => (each.since < first ? each.since : first), wanted[0]!.since);
    const found = await follows
      .find(
        { to: { $in: authors }, active: true, since: { $gt: since } },
        { projection: { from: 1, to: 1, since: 1 } },
      )
      .toArray();
    return wanted.map((each) =>
      found.filter(({ to, since }) => to === each.authorId && since > each.since).map(({ from }) => from),
    );
  });
  return (authorId, since) => batches.do({ authorId, since });
}
