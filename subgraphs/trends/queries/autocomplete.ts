import { badInput } from '#platform/errors.js';
import { checkFirst } from '#platform/page.js';
import { canSeeProfile, type Relationship } from '#social/visibility.js';
import type { SuggestionModel } from '../models.js';
import type { Hashtags } from '../store/hashtags.js';
import type { IndexedUsers } from '../store/indexed-users.js';
import { nameKey } from '../rules/text/prefixes.js';

/** How the viewer stands to users, in the order of their ids. */
export type RelationshipsOf = (ids: readonly string[]) => Promise<Relationship[]>;

const MAX_PREFIX_LENGTH = 50;
const MAX_FIRST = 20;

/** Users looked at: some may be hidden, and whom the viewer follows may stand behind those who tweet more. */
const PEOPLE = 100;

/** Offers hashtags and users by the beginning of a name: whom the viewer follows first, then by recent use. */
export class Autocomplete {
  readonly #hashtags: Pick<Hashtags, 'beginningWith'>;
  readonly #users: Pick<IndexedUsers, 'beginningWith'>;

  constructor(hashtags: Pick<Hashtags, 'beginningWith'>, users: Pick<IndexedUsers, 'beginningWith'>) {
    this.#hashtags = hashtags;
    this.#users = users;
  }

  /** `#` at the beginning asks for hashtags only, `@` for users only. */
  async suggest(
    { prefix, first }: { prefix: string; first: number },
    relationshipsOf: RelationshipsOf,
  ): Promise<SuggestionModel[]> {
    checkFirst(first, MAX_FIRST);
    if (prefix.length > MAX_PREFIX_LENGTH || prefix.trim() === '') {
      throw badInput('prefix', `Give 1 to ${MAX_PREFIX_LENGTH} characters.`);
    }
    const text = prefix.trimStart();
    const sigil = /^[#＃]/.test(text) ? '#' : /^[@＠]/.test(text) ? '@' : '';
    const key = nameKey(sigil === '' ? text : text.slice(1));
    const [tags, users] = await Promise.all([
      sigil === '@' ? [] : this.#hashtags.beginningWith(key, first),
      sigil === '#' ? [] : this.#visible(key, relationshipsOf),
    ]);
    return [
      ...tags.map(({ name, heat }) => ({
        follows: false,
        heat,
        node: { __typename: 'Hashtag' as const, name },
      })),
      ...users.map(({ id, ...rest }) => ({ ...rest, node: { __typename: 'User' as const, id } })),
    ]
      .sort((a, b) => Number(b.follows) - Number(a.follows) || b.heat - a.heat)
      .slice(0, first)
      .map(({ node }) => node);
  }

  async #visible(
    key: string,
    relationshipsOf: RelationshipsOf,
  ): Promise<{ id: string; heat: number; follows: boolean }[]> {
    const users = await this.#users.beginningWith(key, PEOPLE);
    const relationships = await relationshipsOf(users.map(({ id }) => id));
    return users.flatMap((user, index) => {
      const relationship = relationships[index];
      return relationship && canSeeProfile(relationship)
        ? [{ ...user, follows: relationship.following }]
        : [];
    });
  }
}
