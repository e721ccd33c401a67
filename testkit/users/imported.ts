import { importUsers } from '#subgraphs/users/commands/import-users.js';
import type { Member, UsersSubgraph } from './users-subgraph.js';

/** Imports users who share one password, which is hashed only once. They are viewers without tokens. */
export async function importMembers(
  subgraph: UsersSubgraph,
  usernames: readonly string[],
  password = 'correct horse',
): Promise<Member[]> {
  const members = usernames.map((username): Member => {
    const id = subgraph.infrastructure.ids.next();
    return { id, username, viewer: { id, sessionId: id }, accessToken: '', refreshToken: '' };
  });
  const users = members.map(({ id, username }) => ({
    id,
    username,
    email: `${username}@rookery.example`,
    displayName: username,
    bio: '',
    verified: false,
  }));
  await importUsers(subgraph.infrastructure, users, [], password);
  return members;
}
