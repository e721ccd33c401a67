/** An operation that explorers open with. */
export interface Example {
  /** What it shows, in a comment above the operation. */
  about: string;
  query: string;
  variables?: Record<string, unknown>;
  /** Whether it needs somebody signed in. */
  signedIn?: boolean;
}

/** A few ways into the graph, from looking around to living in it. They fit the schema; a test holds them to it. */
export const EXAMPLES: readonly Example[] = [
  {
    about: 'What is being talked about, and by whom.',
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
    about: 'A person with their newest tweets.',
    query: `query Person($username: String!) {
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
      'Sign in. Put the accessToken into the headers as { "authorization": "Bearer ..." } for what follows.',
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
    about: 'The home timeline. Go on with after: endCursor, look for newer ones with before: startCursor.',
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
      'New tweets of the home timeline as they happen. After a break, pass the last cursor as $after: nothing is lost.',
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
  postTweet(input: { text: $text }) {
    id
    createdAt
  }
}`,
    variables: { text: 'Hello from the explorer #rookery' },
    signedIn: true,
  },
];

/** The operation with its comment. */
export function withComment({ about, query }: Example): string {
  return `# ${about}\n${query}`;
}
