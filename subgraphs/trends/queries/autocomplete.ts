import { badInput } from '#platform/errors.js';
import { checkFirst } from '#platform/page.js';
import { nameKey } from '#social/text/fold.js';
import { canSeeProfile, type Relationship } from '#social/visibility.js';
import type { SuggestionModel } from '../models.js';
import type { Hashtags } from '../store/hashtags.js';
import type { IndexedUsers, ScoredUser } from '../store/indexed-users.js';

/** Loads the viewer's relationships to users, in the order of their ids. */
export type LoadRelationships = (ids: readonly string[]) => Promise<Relationship[]>;

const MAX_PREFIX_LENGTH = 50;
const MAX_FIRST = 20;

/** Users read per request. Some may be hidden, and followed users may have lower scores than others. */
const USERS_READ = 100;

/** Suggests hashtags and users by the prefix of a name: users that the viewer follows first, then by recent use. */
export class Autocomplete {
  readonly #hashtags: Pick<Hashtags, 'beginningWith'>;
  readonly #users: Pick<IndexedUsers, 'beginningWith'>;

  constructor(hashtags: Pick<Hashtags, 'beginningWith'>, users: Pick<IndexedUsers, 'beginningWith'>) {
    this.#hashtags = hashtags;
    this.#users = users;
  }

  /** A prefix that starts with `#` finds hashtags only, one that starts with `@` users only. */
  async suggest(
    { prefix, first }: { prefix: string; first: number },
    loadRelationships: LoadRelationships,
  ): Promise<SuggestionModel[]> {
    checkFirst(first, MAX_FIRST);
    // Characters, not code units, and composed: as the author of a tweet counts them.
    if (Array.from(prefix.normalize('NFC')).length > MAX_PREFIX_LENGTH || prefix.trim() === '') {
      throw badInput('prefix', `Give 1 to ${MAX_PREFIX_LENGTH} characters.`);
    }
    const text = prefix.trimStart();
    const sigil = /^[#＃]/.test(text) ? '#' : /^[@＠]/.test(text) ? '@' : '';
    const key = nameKey(sigil === '' ? text : text.slice(1));
    const [tags, users] = await Promise.all([
      sigil === '@' ? [] : this.#hashtags.beginningWith(key, first),
      sigil === '#' ? [] : this.#visibleUsers(key, loadRelationships),
    ]);
    return [
      ...tags.map(({ name, score }) => ({
        isFollowed: false,
        score,
        node: { __typename: 'Hashtag' as const, name },
      })),
      ...users.map(({ id, ...rest }) => ({ ...rest, node: { __typename: 'User' as const, id } })),
    ]
      .sort((a, b) => Number(b.isFollowed) - Number(a.isFollowed) || b.score - a.score)
      .slice(0, first)
      .map(({ node }) => node);
  }

  async #visibleUsers(
    key: string,
    loadRelationships: LoadRelationships,
  ): Promise<(ScoredUser & { isFollowed: boolean })[]> {
    const users = await this.#users.beginningWith(key, USERS_READ);
    const relationships = await loadRelationships(users.map(({ id }) => id));
    return users.flatMap((user, index) => {
      const relationship = relationships[index];
      return relationship && canSeeProfile(relationship)
        ? [{ ...user, isFollowed: relationship.following }]
        : [];
    });
  }
}
