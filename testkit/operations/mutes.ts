import { graphql } from '../client/generated/index.js';

/** What a user mutes beside other users. */

export const MutedWords = graphql(`
  query MutedWords {
    viewer {
      id
      mutedWords {
        text
        mutedAt
      }
    }
  }
`);

export const MuteWord = graphql(`
  mutation MuteWord($text: String!) {
    muteWord(input: { text: $text }) {
      viewer {
        mutedWords {
          text
        }
      }
    }
  }
`);

export const UnmuteWord = graphql(`
  mutation UnmuteWord($text: String!) {
    unmuteWord(text: $text) {
      viewer {
        mutedWords {
          text
        }
      }
    }
  }
`);

export const MuteConversation = graphql(`
  mutation MuteConversation($id: ID!) {
    tweetMuteConversation(id: $id) {
      tweet {
        id
        viewerHasMutedConversation
      }
    }
  }
`);

export const UnmuteConversation = graphql(`
  mutation UnmuteConversation($id: ID!) {
    tweetUnmuteConversation(id: $id) {
      tweet {
        id
        viewerHasMutedConversation
      }
    }
  }
`);
