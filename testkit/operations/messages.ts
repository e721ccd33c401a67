import { graphql } from '../client/generated/index.js';

/** Conversations, their messages, and what members do with them. */

export const SendMessage = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        id
        sequence
        text
        conversation {
          id
        }
      }
    }
  }
`);

export const ConversationById = graphql(`
  query ConversationById($id: ID!, $first: Int, $after: String, $before: String, $last: Int) {
    conversation(id: $id) {
      ...Listed
      members {
        userId
        user {
          username
        }
        isAdmin
        deliveredUpTo
        readUpTo
      }
      messages(first: $first, after: $after, before: $before, last: $last) {
        edges {
          cursor
          node {
            ...Written
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }

  fragment Listed on Conversation {
    id
    kind
    name
    joined
    list
    lastSequence
    readUpTo
    unreadCount
    lastActivityAt
    lastMessage {
      text
      sequence
    }
  }

  fragment Written on Message {
    id
    sequence
    senderId
    sender {
      username
    }
    text
    replyTo {
      text
    }
    quotedTweet {
      text
    }
    reactions {
      emoji
      userId
    }
    editedAt
    deleted
  }
`);

export const Conversations = graphql(`
  query Conversations($first: Int, $after: String, $unreadFirst: Boolean! = false) {
    viewer {
      unreadMessagesCount
      conversations(first: $first, after: $after, unreadFirst: $unreadFirst) {
        edges {
          cursor
          node {
            ...Listed
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      messageRequests {
        edges {
          node {
            ...Listed
          }
        }
      }
    }
  }
`);

export const EditMessage = graphql(`
  mutation EditMessage($id: ID!, $text: String!) {
    editMessage(id: $id, text: $text) {
      message {
        ...Written
      }
    }
  }
`);

export const DeleteMessage = graphql(`
  mutation DeleteMessage($id: ID!, $forAll: Boolean! = false) {
    deleteMessage(id: $id, forAll: $forAll) {
      conversation {
        ...Listed
      }
    }
  }
`);

export const React = graphql(`
  mutation React($id: ID!, $emoji: String) {
    reactToMessage(id: $id, emoji: $emoji) {
      message {
        ...Written
      }
    }
  }
`);

export const CreateGroup = graphql(`
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      conversation {
        ...Listed
      }
    }
  }
`);

export const RenameGroup = graphql(`
  mutation RenameGroup($id: ID!, $name: String) {
    renameGroup(id: $id, name: $name) {
      conversation {
        name
      }
    }
  }
`);

export const AddGroupMembers = graphql(`
  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {
    addGroupMembers(id: $id, memberIds: $memberIds) {
      conversation {
        members {
          userId
        }
      }
    }
  }
`);

export const RemoveGroupMember = graphql(`
  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {
    removeGroupMember(id: $id, memberId: $memberId) {
      conversation {
        members {
          userId
        }
      }
    }
  }
`);

export const LeaveGroup = graphql(`
  mutation LeaveGroup($id: ID!) {
    leaveGroup(id: $id) {
      conversation {
        joined
        list
        members {
          userId
        }
      }
    }
  }
`);

export const SetGroupAdmin = graphql(`
  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {
    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {
      conversation {
        members {
          userId
          isAdmin
        }
      }
    }
  }
`);

export const MarkDelivered = graphql(`
  mutation MarkDelivered($id: ID!, $upTo: Int!) {
    markConversationDelivered(id: $id, upTo: $upTo) {
      conversation {
        readUpTo
        unreadCount
      }
    }
  }
`);

export const MarkRead = graphql(`
  mutation MarkRead($id: ID!, $upTo: Int!) {
    markConversationRead(id: $id, upTo: $upTo) {
      conversation {
        readUpTo
        unreadCount
      }
    }
  }
`);

export const AcceptRequest = graphql(`
  mutation AcceptRequest($id: ID!) {
    acceptMessageRequest(id: $id) {
      conversation {
        list
      }
    }
  }
`);

export const DeclineRequest = graphql(`
  mutation DeclineRequest($id: ID!) {
    declineMessageRequest(id: $id) {
      conversation {
        list
      }
    }
  }
`);

export const UpdateMessageSettings = graphql(`
  mutation UpdateMessageSettings($input: UpdateMessageSettingsInput!) {
    updateMessageSettings(input: $input) {
      viewer {
        messageSettings {
          from
          receipts
        }
      }
    }
  }
`);

export const StartTyping = graphql(`
  mutation StartTyping($id: ID!) {
    typing(id: $id) {
      conversation {
        id
      }
    }
  }
`);

export const SearchMessages = graphql(`
  query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {
    viewer {
      searchMessages(query: $query, conversationId: $conversationId, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            text
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
