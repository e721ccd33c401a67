import { graphql } from 'relay-runtime';

export const tweet = graphql`
  fragment tweet_tweet on Tweet @refetchable(queryName: "tweetRefetchQuery") {
    text
    likesCount
    author {
      ...user_user
    }
  }
`;
