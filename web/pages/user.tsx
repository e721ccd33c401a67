import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { useSession } from '../session/use-session.js';
import { WriteTo } from '../messages/write-to.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { FollowButton } from '../users/follow-button.js';
import { UserList, UserPageFragment } from '../users/user-list.js';
import { Avatar, hueOf } from '../ui/avatar.js';
import { Page, Tabs } from '../ui/page.js';
import { ErrorNotice, Notice, Skeleton } from '../ui/state.js';

const ProfileFragment = graphql(/* GraphQL */ `
  fragment Profile on User {
    id
    username
    displayName
    avatarUrl
    bio
    protected
    createdAt
    followersCount
    followingCount
    ...Follow
  }
`);

const UserQuery = graphql(/* GraphQL */ `
  query User($username: String!) {
    user(username: $username) {
      id
      username
      displayName
      ...Profile
    }
  }
`);

const UserTweets = graphql(/* GraphQL */ `
  query UserTweets($username: String!, $replies: Boolean!, $after: String) {
    user(username: $username) {
      id
      tweets(first: 20, after: $after, replies: $replies) {
        ...TweetPage
      }
    }
  }
`);

const UserLikes = graphql(/* GraphQL */ `
  query UserLikes($username: String!, $after: String) {
    user(username: $username) {
      id
      likedTweets(first: 20, after: $after) {
        ...TweetPage
      }
    }
  }
`);

const UserFollowers = graphql(/* GraphQL */ `
  query UserFollowers($username: String!, $after: String) {
    user(username: $username) {
      id
      followers(first: 20, after: $after) {
        ...UserPage
      }
    }
  }
`);

const UserFollowing = graphql(/* GraphQL */ `
  query UserFollowing($username: String!, $after: String) {
    user(username: $username) {
      id
      following(first: 20, after: $after) {
        ...UserPage
      }
    }
  }
`);

const TABS = {
  tweets: 'Tweets',
  replies: 'Replies',
  likes: 'Likes',
  followers: 'Followers',
  following: 'Following',
} as const;

type Tab = keyof typeof TABS;

/** A user: who they are, and their lists. */
export function UserPage({ username }: { readonly username: string }) {
  const [{ data, error, fetching }, read] = useQuery({ query: UserQuery, variables: { username } });
  const [tab, setTab] = useState<Tab>('tweets');
  const user = data?.user;
  const shows = { document: UserQuery, variables: { username } };
  if (!user) {
    const retry = (): void => read({ requestPolicy: 'network-only' });
    return (
      <Page title={`@${username}`} shows={shows}>
        {error ? (
          <ErrorNotice error={error} retry={retry} />
        ) : fetching ? (
          <Skeleton rows={2} />
        ) : (
          <Notice>This account does not exist, or not for you.</Notice>
        )}
      </Page>
    );
  }
  return (
    <Page title={user.displayName} shows={shows}>
      <ProfileHeader user={user} />
      <Tabs label="Lists of this user" tabs={TABS} active={tab} onChange={setTab} />
      <Lists key={tab} tab={tab} username={user.username} />
    </Page>
  );
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });
const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

function ProfileHeader({ user: given }: { readonly user: FragmentType<typeof ProfileFragment> }) {
  const user = readFragment(ProfileFragment, given);
  const session = useSession();
  return (
    <section className="profile" aria-label="Profile">
      <div className="profile-banner" data-hue={hueOf(user.username)} />
      <div className="profile-top">
        <Avatar user={user} size="large" />
        {session?.user.id === user.id ? (
          <Link href={paths.settings} className="button">
            Edit profile
          </Link>
        ) : (
          <span className="profile-tools">
            {session && <WriteTo user={user} />}
            <FollowButton user={user} />
          </span>
        )}
      </div>
      <div className="profile-main">
        <span className="profile-title" dir="auto">
          {user.displayName}
        </span>
        <p className="profile-name">
          @{user.username}
          {user.protected && ' · protected'}
        </p>
        {user.bio && <p dir="auto">{user.bio}</p>}
        <p className="profile-facts">
          <strong>{compact.format(user.followingCount)}</strong> following ·{' '}
          <strong>{compact.format(user.followersCount)}</strong> followers · since{' '}
          {month.format(new Date(user.createdAt))}
        </p>
      </div>
    </section>
  );
}

function Lists({ tab, username }: { readonly tab: Tab; readonly username: string }) {
  switch (tab) {
    case 'tweets':
    case 'replies':
      return <TweetsOf username={username} replies={tab === 'replies'} />;
    case 'likes':
      return <LikesOf username={username} />;
    case 'followers':
      return <FollowersOf username={username} />;
    case 'following':
      return <FollowingOf username={username} />;
  }
}

function TweetsOf({ username, replies }: { readonly username: string; readonly replies: boolean }) {
  const pages = usePages({
    document: UserTweets,
    variables: { username, replies },
    connectionOf: ({ user }) => readFragment(TweetPageFragment, user?.tweets),
  });
  return <TweetList pages={pages} label="Tweets" empty="No tweets that you may see." />;
}

function LikesOf({ username }: { readonly username: string }) {
  const pages = usePages({
    document: UserLikes,
    variables: { username },
    connectionOf: ({ user }) => readFragment(TweetPageFragment, user?.likedTweets),
  });
  return <TweetList pages={pages} label="Liked tweets" empty="No likes that you may see." />;
}

function FollowersOf({ username }: { readonly username: string }) {
  const pages = usePages({
    document: UserFollowers,
    variables: { username },
    connectionOf: ({ user }) => readFragment(UserPageFragment, user?.followers),
  });
  return <UserList pages={pages} label="Followers" empty="No followers yet." />;
}

function FollowingOf({ username }: { readonly username: string }) {
  const pages = usePages({
    document: UserFollowing,
    variables: { username },
    connectionOf: ({ user }) => readFragment(UserPageFragment, user?.following),
  });
  return <UserList pages={pages} label="Following" empty="Follows nobody yet." />;
}
