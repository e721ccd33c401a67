import { badInput } from '#platform/errors.js';
import type { Connection } from '#platform/page.js';
import { wordsOfQuery } from '../rules/words.js';
import type { DirectoryPosition, Match, Profile } from '../store/index.js';
import type { QueryDeps } from './deps.js';
import { visiblePage, type PageArguments } from './visible-page.js';
import type { VisibleUsers } from './visible-users.js';

const MAX_QUERY = 100;

/** A position among the results: users who match whole come before users who match by prefix. */
interface Position extends DirectoryPosition {
  match: Match;
}

/** Users whose username or display name has the words of the query, or words that begin with them, by followers. */
export function searchUsers({ stores, cursors }: QueryDeps) {
  const { directory } = stores;
  return async (users: VisibleUsers, query: string, page: PageArguments): Promise<Connection<Profile>> => {
    const length = [...query].length;
    if (length < 1 || length > MAX_QUERY) throw badInput('query', `Write 1 to ${MAX_QUERY} characters.`);
    const words = wordsOfQuery(query);
    const list = `search-users:${words.join(' ')}`;

    const find = async (match: Match, behind: DirectoryPosition | undefined, limit: number) => {
      const found = limit > 0 ? await directory.search(words, match, { behind, limit }) : [];
      return found.map(({ id, rank }) => ({ id, position: { match, rank, id } }));
    };

    return visiblePage<Position>(users, page, {
      async read(behind, limit) {
        if (words.length === 0) return [];
        if (behind?.match === 'prefix') return find('prefix', behind, limit);
        const whole = await find('whole', behind, limit);
        return [...whole, ...(await find('prefix', undefined, limit - whole.length))];
      },
      pack: ({ match, rank, id }) => cursors.pack(list, [match, rank, id]),
      unpack: (cursor) => {
        const [match, rank, id] = cursors.unpack(list, cursor);
        return { match: match as Match, rank: Number(rank), id: String(id) };
      },
    });
  };
}
