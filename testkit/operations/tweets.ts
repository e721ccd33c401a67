import { graphql } from '../client/generated/index.js';

/** Operations on one tweet. The `…Briefly` variants select few fields, for tests that send many of them. */

/** All fields of a tweet, and the ids of related tweets. */
export const WholeTweet = graphql(`
  query WholeTweet($id: ID!) {
    tweet(id: $id) {
      ...Whole
    }
  }

  fragment Whole on Tweet {
    id
    kind
    text
    createdAt
    editedAt
    edits {
      text
      editedAt
    }
    author {
      id
      username
    }
    hashtags
    mentions {
      username
    }
    urls
    lang
    conversationId
    inReplyTo {
      id
    }
    quoted {
      id
    }
    retweetOf {
      id
    }
    likesCount
    retweetsCount
    quotesCount
    repliesCount
    viewsCount
    viewerHasLiked
    viewerHasRetweeted
    viewerHasBookmarked
  }
`);

export const TweetById = graphql(`
  query TweetById($id: ID!) {
    tweet(id: $id) {
      id
      text
      author {
        username
        displayName
      }
    }
  }
`);

export const Post = graphql(`
  mutation Post($input: PostTweetInput!) {
    postTweet(input: $input) {
      ...Whole
    }
  }
`);

export const PostBriefly = graphql(`
  mutation PostBriefly($input: PostTweetInput!) {
    postTweet(input: $input) {
      id
      text
      kind
    }
  }
`);

export const Edit = graphql(`
  mutation Edit($id: ID!, $text: String!) {
    editTweet(id: $id, text: $text) {
      ...Whole
    }
  }
`);

export const DeleteTweet = graphql(`
  mutation DeleteTweet($id: ID!) {
    deleteTweet(id: $id)
  }
`);

export const Like = graphql(`
  mutation Like($id: ID!) {
    likeTweet(id: $id) {
      ...Whole
    }
  }
`);

export const LikeBriefly = graphql(`
  mutation LikeBriefly($id: ID!) {
    likeTweet(id: $id) {
      viewerHasLiked
    }
  }
`);

export const Unlike = graphql(`
  mutation Unlike($id: ID!) {
    unlikeTweet(id: $id) {
      ...Whole
    }
  }
`);

export const UnlikeBriefly = graphql(`
  mutation UnlikeBriefly($id: ID!) {
    unlikeTweet(id: $id) {
      viewerHasLiked
    }
  }
`);

export const Retweet = graphql(`
  mutation Retweet($id: ID!) {
    retweet(id: $id) {
      ...Whole
    }
  }
`);

export const RetweetBriefly = graphql(`
  mutation RetweetBriefly($id: ID!) {
    retweet(id: $id) {
      id
    }
  }
`);

export const UndoRetweet = graphql(`
  mutation UndoRetweet($id: ID!) {
    undoRetweet(id: $id) {
      ...Whole
    }
  }
`);

export const Bookmark = graphql(`
  mutation Bookmark($id: ID!) {
    bookmarkTweet(id: $id) {
      ...Whole
    }
  }
`);

export const Unbookmark = graphql(`
  mutation Unbookmark($id: ID!) {
    unbookmarkTweet(id: $id) {
      ...Whole
    }
  }
`);
