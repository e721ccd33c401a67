import { importPeople } from '#subgraphs/users/imports.js';
import type { Member, UsersSubgraph } from './subgraph.js';

/** People whose accounts were opened elsewhere: with one password for all, which need be hashed only once. */
export async function importMembers(subgraph: UsersSubgraph, usernames: readonly string[]): Promise<Member[]> {
  const members = usernames.map((username): Member => {
    const id = subgraph.infrastructure.ids.next();
    return { id, username, viewer: { id, sessionId: id }, accessToken: '', refreshToken: '' };
  });
  const people = members.map(({ id, username }) => ({
    id,
    username,
    email: `${username}@rookery.example`,
    displayName: username,
    bio: '',
    verified: false,
  }));
  await importPeople(subgraph.infrastructure, people, [], 'correct horse');
  return members;
}
