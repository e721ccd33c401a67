import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { Avatar } from '../ui/avatar.js';
import { FollowButton } from './follow-button.js';

export const UserCardFragment = graphql(/* GraphQL */ `
  fragment UserCard on User {
    id
    username
    displayName
    avatarUrl
    bio
    ...Follow
  }
`);

interface UserCardProps {
  readonly user: FragmentType<typeof UserCardFragment>;
  /** In the place of the follow button. */
  readonly tools?: ReactNode;
}

/** A user in a list. */
export function UserCard({ user: given, tools }: UserCardProps) {
  const user = readFragment(UserCardFragment, given);
  return (
    <article className="user-card">
      <Avatar user={user} />
      <div className="user-card-main">
        <Link href={paths.user(user.username)}>
          <strong dir="auto">{user.displayName}</strong> <span>@{user.username}</span>
        </Link>
        <p dir="auto">{user.bio}</p>
      </div>
      {tools ?? <FollowButton user={user} />}
    </article>
  );
}
