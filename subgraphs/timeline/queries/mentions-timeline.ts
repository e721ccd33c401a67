import { fillPage } from '#platform/fill-page.js';
import type { TweetKey } from '../rules/entry.js';
import { loadRelationships, type RelationshipLoader } from './loaders.js';
import { belongsInMentions } from '../rules/visible-entries.js';
import type { Mentions } from '../store/mentions.js';

/** A page of tweets that name a user. */
export interface MentionsPage {
  entries: TweetKey[];
  /** Whether more may follow. */
  more: boolean;
  /** The last that was looked at, visible or not. */
  last: TweetKey | null;
}

/** Up to `first` visible tweets that name a user, newest first, below an id. */
export async function readMentions(
  mentions: Mentions,
  { userId, relationships }: { userId: string; relationships: RelationshipLoader },
  below: string | undefined,
  first: number,
): Promise<MentionsPage> {
  const { items, more, last } = await fillPage(
    first,
    (after: TweetKey | null, limit) => {
      const end = after?.tweetId ?? below;
      return mentions.page(userId, { ...(end === undefined ? {} : { below: end }), limit });
    },
    async (page) => {
      const authors = page.map(({ authorId }) => authorId);
      const known = await loadRelationships(relationships, authors);
      return page.map((key) => (belongsInMentions(key.authorId, known) ? key : null));
    },
  );
  return { entries: items.map(({ node }) => node), more, last };
}
