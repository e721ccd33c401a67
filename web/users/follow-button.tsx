import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { useSession } from '../session/use-session.js';

const FollowFragment = graphql(/* GraphQL */ `
  fragment Follow on User {
    id
    username
    viewerRelationship {
      id
      following
      followRequested
      muting
      blocking
    }
  }
`);

const FollowUser = graphql(/* GraphQL */ `
  mutation FollowUser($id: ID!) {
    userFollow(id: $id) {
      user {
        ...Follow
      }
    }
  }
`);

const UnfollowUser = graphql(/* GraphQL */ `
  mutation UnfollowUser($id: ID!) {
    userUnfollow(id: $id) {
      user {
        ...Follow
      }
    }
  }
`);

/** Follows a user, or stops that. A protected account answers a request later. */
export function FollowButton({ user: given }: { readonly user: FragmentType<typeof FollowFragment> }) {
  const { id, username, viewerRelationship: relationship } = readFragment(FollowFragment, given);
  const session = useSession();
  const [error, setError] = useState('');
  const [, follow] = useMutation(FollowUser);
  const [, unfollow] = useMutation(UnfollowUser);
  if (!session || !relationship || relationship.blocking) return null;
  const isOn = relationship.following || relationship.followRequested;
  const label = relationship.following ? 'Following' : relationship.followRequested ? 'Requested' : 'Follow';
  const toggle = async (): Promise<void> => {
    const { error: refusal } = await (isOn ? unfollow({ id }) : follow({ id }));
    setError(refusal ? errorText(refusal) : '');
  };
  return (
    <span className="follow">
      <button
        type="button"
        className={isOn ? 'button' : 'button button-main'}
        aria-pressed={isOn}
        aria-label={`${label} @${username}`}
        onClick={() => void toggle()}
      >
        {label}
      </button>
      <span role="status">{error}</span>
    </span>
  );
}
