import type { AnyEvent } from '#schema/events.js';

/** What an event adds to the counts of one document, by field. */
export interface CountChange {
  /** The collection of the document. */
  of: 'tweet' | 'author';
  id: string;
  counts: Readonly<Record<string, number>>;
}

/** +1 for an event that creates something, -1 for an event that removes something, 0 for all others. */
export function signOf(event: AnyEvent): number {
  switch (event.type) {
    case 'tweet.posted':
    case 'tweet.liked':
      return 1;
    case 'tweet.deleted':
    case 'tweet.unliked':
      return -1;
    default:
      return 0;
  }
}

/** All count changes of an event; one per document. */
export function changesOf(event: AnyEvent): CountChange[] {
  const sign = signOf(event);
  switch (event.type) {
    case 'tweet.liked':
    case 'tweet.unliked':
      return [{ of: 'tweet', id: event.payload.tweetId, counts: { 'counts.likes': sign } }];
    case 'tweet.posted':
    case 'tweet.deleted': {
      const { authorId, inReplyTo, quoteOf, retweetOf } = event.payload;
      const changes: CountChange[] = [{ of: 'author', id: authorId, counts: { tweets: sign } }];
      const targets = [
        { ref: inReplyTo, field: 'counts.replies' },
        { ref: quoteOf, field: 'counts.quotes' },
        { ref: retweetOf, field: 'counts.retweets' },
      ];
      for (const { ref, field } of targets) {
        if (ref === null) continue;
        const same = changes.find(({ of, id }) => of === 'tweet' && id === ref.tweetId);
        if (same) same.counts = { ...same.counts, [field]: sign };
        else changes.push({ of: 'tweet', id: ref.tweetId, counts: { [field]: sign } });
      }
      return changes;
    }
    default:
      return [];
  }
}

/** The tweets whose cached record an event makes stale. */
export function tweetsChangedBy(event: AnyEvent): string[] {
  const targets = changesOf(event).flatMap(({ of, id }) => (of === 'tweet' ? [id] : []));
  if (event.type === 'tweet.edited' || event.type === 'tweet.deleted') targets.push(event.payload.tweetId);
  return targets;
}
