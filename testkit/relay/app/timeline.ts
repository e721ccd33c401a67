import { graphql } from 'relay-runtime';

// relay-compiler reads these files; nothing runs them.

export const timelineQuery = graphql`
  query timelineQuery($first: Int) {
    viewer {
      email
      user {
        ...user_user
      }
    }
    ...timeline_page @arguments(first: $first)
  }
`;

export const timelinePage = graphql`
  fragment timeline_page on Query
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "timelinePaginationQuery") {
    homeTimeline(first: $first, after: $after, last: $last, before: $before)
      @connection(key: "timeline_homeTimeline") {
      liveCursor
      edges {
        liveCursor
        node {
          ...tweet_tweet
        }
      }
    }
  }
`;

export const timelineEvents = graphql`
  subscription timelineEventsSubscription($after: String, $connections: [ID!]!) {
    homeTimelineEvents(after: $after) {
      __typename
      ... on TweetPosted {
        cursor
        tweet @prependNode(connections: $connections, edgeTypeName: "TweetEdge") {
          ...tweet_tweet
        }
      }
      ... on TweetDeleted {
        cursor
        tweetId @deleteRecord
      }
    }
  }
`;
