import { useMutation } from 'urql';
import { graphql, readFragment } from '../graphql/generated/index.js';
import { usePages } from '../graphql/use-pages.js';
import { TweetList, TweetPageFragment } from '../tweets/tweet-list.js';
import { UserList, UserPageFragment } from '../users/user-list.js';
import { Page } from '../ui/page.js';

const Bookmarks = graphql(/* GraphQL */ `
  query Bookmarks($after: String) {
    viewer {
      id
      bookmarks(first: 20, after: $after) {
        ...TweetPage
      }
    }
  }
`);

const FollowRequests = graphql(/* GraphQL */ `
  query FollowRequests($after: String) {
    viewer {
      id
      followRequests(first: 20, after: $after) {
        ...UserPage
      }
    }
  }
`);

const AcceptRequest = graphql(/* GraphQL */ `
  mutation AcceptRequest($id: ID!) {
    userAcceptFollowRequest(id: $id) {
      user {
        id
      }
    }
  }
`);

const DeclineRequest = graphql(/* GraphQL */ `
  mutation DeclineRequest($id: ID!) {
    userDeclineFollowRequest(id: $id) {
      user {
        id
      }
    }
  }
`);

export function BookmarksPage() {
  const pages = usePages({
    document: Bookmarks,
    variables: {},
    connectionOf: ({ viewer }) => readFragment(TweetPageFragment, viewer?.bookmarks),
  });
  return (
    <Page title="Bookmarks" shows={{ document: Bookmarks }}>
      <TweetList
        pages={pages}
        label="Bookmarks"
        emptyIcon="bookmark"
        empty="Tweets that you bookmark are kept here, for you alone."
      />
    </Page>
  );
}

/** The users who ask to follow a protected account. */
export function RequestsPage() {
  const pages = usePages({
    document: FollowRequests,
    variables: {},
    connectionOf: ({ viewer }) => readFragment(UserPageFragment, viewer?.followRequests),
  });
  const [, accept] = useMutation(AcceptRequest);
  const [, decline] = useMutation(DeclineRequest);
  const answer = (work: Promise<unknown>): void => void work.then(pages.reload);
  return (
    <Page title="Follow requests" shows={{ document: FollowRequests }}>
      <UserList
        pages={pages}
        label="Follow requests"
        emptyIcon="requests"
        empty="Nobody waits for an answer."
        tools={({ id }) => (
          <span className="buttons">
            <button type="button" className="button button-main" onClick={() => answer(accept({ id }))}>
              Accept
            </button>
            <button type="button" className="button" onClick={() => answer(decline({ id }))}>
              Decline
            </button>
          </span>
        )}
      />
    </Page>
  );
}
