import type { Example } from '#gateway/index.js';

/** The operations that GraphiQL and Apollo Sandbox open with. A test validates them against the API schema. */
export const EXPLORER_EXAMPLES: readonly Example[] = [
  {
    about: 'The current trends, with recent tweets of each.',
    query: `query Trends {
  trends(first: 5) {
    asOf
    items {
      rank
      name
      tweetVolume
      hashtag {
        tweets(first: 3) {
          edges {
            node { text author { displayName } }
          }
        }
      }
    }
  }
}`,
  },
  {
    about: 'A user with their newest tweets.',
    query: `query User($username: String!) {
  user(username: $username) {
    displayName
    bio
    followersCount
    tweets(first: 5) {
      edges {
        node { id text createdAt likesCount }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { username: 'ada' },
  },
  {
    about:
      'Sign in. GraphiQL has a form for it; elsewhere put the accessToken into the headers as { "authorization": "Bearer ..." }.',
    query: `mutation SignIn($login: String!, $password: String!) {
  login(input: { login: $login, password: $password }) {
    accessToken
    expiresAt
    user { username }
  }
}`,
    variables: { login: 'ada', password: 'rookery-demo' },
  },
  {
    about:
      'The home timeline. Page forward with after: endCursor; poll for newer tweets with before: startCursor.',
    query: `query HomeTimeline($after: String) {
  homeTimeline(first: 10, after: $after) {
    edges {
      node {
        id
        text
        author { username displayName }
        retweetOf { text author { username } }
        viewerHasLiked
      }
    }
    pageInfo { hasNextPage endCursor startCursor }
  }
}`,
    signedIn: true,
  },
  {
    about:
      'New tweets of the home timeline as they happen. After a reconnect, pass the last cursor as $after to miss nothing.',
    query: `subscription Live($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted {
      cursor
      tweet { id text author { displayName } }
    }
    ... on TweetEdited { cursor tweet { id text } }
    ... on TweetDeleted { cursor tweetId }
    ... on TimelineGap { cursor missed }
  }
}`,
    signedIn: true,
  },
  {
    about: 'Post a tweet, and see it arrive in the subscription.',
    query: `mutation Post($text: String!) {
  tweetPost(input: { text: $text }) {
    tweet { id createdAt }
  }
}`,
    variables: { text: 'Hello from the explorer #rookery' },
    signedIn: true,
  },
];
