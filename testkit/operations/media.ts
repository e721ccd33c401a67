import { graphql } from '../client/generated/index.js';

/** Operations on media. */

export const CreateUpload = graphql(`
  mutation CreateUpload($input: CreateMediaUploadInput!) {
    createMediaUpload(input: $input) {
      upload {
        id
        state
        expiresAt
      }
      signedUpload {
        method
        url
        headers {
          name
          value
        }
        expiresAt
      }
    }
  }
`);

export const CompleteUpload = graphql(`
  mutation CompleteUpload($id: ID!) {
    completeMediaUpload(id: $id) {
      upload {
        id
        state
      }
    }
  }
`);

export const ReadUpload = graphql(`
  query ReadUpload($id: ID!) {
    mediaUpload(id: $id) {
      ...UploadState
    }
  }

  fragment UploadState on MediaUpload {
    id
    kind
    state
    failure
    expiresAt
    media {
      ...WholeMedia
    }
  }

  fragment WholeMedia on Media {
    __typename
    id
    altText
    sensitive
    focalPoint {
      x
      y
    }
    width
    height
    blurhash
    ... on Image {
      animated
      variants {
        size
        contentType
        width
        height
        bytes
        url
      }
    }
  }
`);

export const PostMedia = graphql(`
  mutation PostMedia($input: PostTweetInput!) {
    tweetPost(input: $input) {
      tweet {
        id
        text
        media {
          ...WholeMedia
        }
      }
    }
  }
`);

export const MediaOfTweet = graphql(`
  query MediaOfTweet($id: ID!) {
    tweet(id: $id) {
      id
      media {
        ...WholeMedia
      }
    }
  }
`);

export const HomeMedia = graphql(`
  query HomeMedia($first: Int!) {
    homeTimeline(first: $first) {
      edges {
        node {
          id
          media {
            id
            ... on Image {
              variants {
                url
              }
            }
          }
        }
      }
    }
  }
`);
