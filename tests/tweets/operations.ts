import { graphql } from '../client/generated/index.js';

/** Everything that a tweet shows, and the ids of those around it. */
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

export const Post = graphql(`
  mutation Post($input: PostTweetInput!) {
    postTweet(input: $input) {
      ...Whole
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

export const Delete = graphql(`
  mutation Delete($id: ID!) {
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

export const Unlike = graphql(`
  mutation Unlike($id: ID!) {
    unlikeTweet(id: $id) {
      ...Whole
    }
  }
`);

/** For many at once: asks for no more than must be told. */
export const LikeBriefly = graphql(`
  mutation LikeBriefly($id: ID!) {
    likeTweet(id: $id) {
      viewerHasLiked
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

export const Replies = graphql(`
  query Replies($id: ID!, $first: Int, $after: String) {
    tweet(id: $id) {
      repliesCount
      replies(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }

  fragment TweetPage on TweetConnection {
    edges {
      cursor
      node {
        id
        text
        author {
          username
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
`);

export const TweetsOf = graphql(`
  query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {
    user(username: $username) {
      tweetsCount
      tweets(first: $first, after: $after, replies: $replies) {
        ...TweetPage
      }
    }
  }
`);

export const LikedBy = graphql(`
  query LikedBy($username: String!, $first: Int, $after: String) {
    user(username: $username) {
      likedTweets(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }
`);

export const Bookmarks = graphql(`
  query Bookmarks($first: Int, $after: String) {
    viewer {
      bookmarks(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }
`);

export const Protect = graphql(`
  mutation Protect($protected: Boolean!) {
    updateProfile(input: { protected: $protected }) {
      id
      protected
    }
  }
`);

export const Block = graphql(`
  mutation Block($id: ID!) {
    blockUser(id: $id) {
      id
    }
  }
`);

export const Unblock = graphql(`
  mutation Unblock($id: ID!) {
    unblockUser(id: $id) {
      id
    }
  }
`);
