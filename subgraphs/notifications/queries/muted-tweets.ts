import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { ReadMutes } from '#social/read-models/mutes/index.js';
import { isMuted, type ToldTweet } from '../rules/mute-rule.js';

export interface MuteDeps {
  mutes: ReadMutes;
  authorIndex: Pick<AuthorIndex, 'contents'>;
}

/**
 * Whether the recipient mutes the tweet, in the order of `told`; false for null. One find of each list of mutes, and one of the
 * tweets when a recipient has such a list: nearly nobody has.
 */
export async function areMuted(
  { mutes, authorIndex }: MuteDeps,
  told: readonly (ToldTweet | null)[],
): Promise<boolean[]> {
  const recipients = [...new Set(told.flatMap((each) => each?.recipient ?? []))];
  const known = recipients.length === 0 ? null : await mutes.of(recipients);
  const asked = told.flatMap((each) => (each && known?.has(each.recipient) ? [each] : []));
  if (known === null || asked.length === 0) return told.map(() => false);
  const contents = await authorIndex.contents(asked);
  return told.map((each) => {
    const [content, own] = [contents.get(each?.tweetId ?? ''), known.get(each?.recipient ?? '')];
    return content !== undefined && own !== undefined && isMuted(content, own);
  });
}
