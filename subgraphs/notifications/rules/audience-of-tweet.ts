import type { TweetKeys } from '#schema/events.js';
import type { Subject } from './group-key.js';

type TweetKind = 'REPLY' | 'QUOTE' | 'MENTION';

/** Who is told of a tweet, and as what: each user once, as the answered one before the quoted and the mentioned one. */
export function audienceOf({
  tweetId: object,
  authorId,
  inReplyTo,
  quoteOf,
  mentions,
}: TweetKeys): (Subject & { kind: TweetKind })[] {
  const kinds = new Map<string, TweetKind>(mentions.map((id) => [id, 'MENTION']));
  if (quoteOf !== null) kinds.set(quoteOf.authorId, 'QUOTE');
  if (inReplyTo !== null) kinds.set(inReplyTo.authorId, 'REPLY');
  kinds.delete(authorId);
  return [...kinds].map(([recipient, kind]) => ({ recipient, kind, object }));
}
