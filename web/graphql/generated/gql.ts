/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query WhoToFollow {\n    suggestedUsers(first: 3) {\n      id\n      ...UserCard\n    }\n  }\n": typeof types.WhoToFollowDocument,
    "\n  fragment Counts on Tweet {\n    id\n    likesCount\n    retweetsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n": typeof types.CountsFragmentDoc,
    "\n  fragment Following on Relationship {\n    id\n    following\n    muting\n    blocking\n  }\n": typeof types.FollowingFragmentDoc,
    "\n  fragment DeletedMessage on Message {\n    id\n    text\n    deleted\n    reactions {\n      emoji\n      userId\n    }\n  }\n": typeof types.DeletedMessageFragmentDoc,
    "\n  mutation TypingIn($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n": typeof types.TypingInDocument,
    "\n  mutation AcceptMessageRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": typeof types.AcceptMessageRequestDocument,
    "\n  mutation DeclineMessageRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": typeof types.DeclineMessageRequestDocument,
    "\n  fragment ConversationName on Conversation {\n    id\n    kind\n    name\n    members {\n      userId\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": typeof types.ConversationNameFragmentDoc,
    "\n  fragment ConversationRow on Conversation {\n    id\n    list\n    lastActivityAt\n    lastSequence\n    readUpTo\n    unreadCount\n    lastMessage {\n      id\n      senderId\n      sender {\n        id\n        displayName\n      }\n      text\n      deleted\n    }\n    ...ConversationName\n  }\n": typeof types.ConversationRowFragmentDoc,
    "\n  fragment GroupMembers on Conversation {\n    id\n    name\n    members {\n      userId\n      isAdmin\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": typeof types.GroupMembersFragmentDoc,
    "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": typeof types.RenameGroupDocument,
    "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": typeof types.AddGroupMembersDocument,
    "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": typeof types.RemoveGroupMemberDocument,
    "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": typeof types.SetGroupAdminDocument,
    "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        id\n        joined\n      }\n    }\n  }\n": typeof types.LeaveGroupDocument,
    "\n  fragment MessageBubble on Message {\n    id\n    sequence\n    senderId\n    sender {\n      id\n      username\n      displayName\n    }\n    text\n    createdAt\n    editedAt\n    deleted\n    replyTo {\n      id\n      text\n      deleted\n      sender {\n        id\n        displayName\n      }\n    }\n    quotedTweet {\n      ...NoticeTweet\n    }\n    reactions {\n      emoji\n      userId\n    }\n  }\n": typeof types.MessageBubbleFragmentDoc,
    "\n  mutation ReactToMessage($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        id\n        reactions {\n          emoji\n          userId\n        }\n      }\n    }\n  }\n": typeof types.ReactToMessageDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        id\n        ...MessageBubble\n      }\n    }\n  }\n": typeof types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean!) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": typeof types.DeleteMessageDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        senderId\n        ...MessageBubble\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": typeof types.CreateGroupDocument,
    "\n  query UnreadMessages {\n    viewer {\n      id\n      unreadMessagesCount\n    }\n  }\n": typeof types.UnreadMessagesDocument,
    "\n  query MessagesStart {\n    viewer {\n      id\n      conversations(first: 1) {\n        liveCursor\n      }\n    }\n  }\n": typeof types.MessagesStartDocument,
    "\n  subscription ConversationEvents($after: String) {\n    conversationEvents(after: $after) {\n      ... on MessageSent {\n        cursor\n        message {\n          id\n          sequence\n          senderId\n          ...MessageBubble\n          conversation {\n            id\n            ...ConversationRow\n          }\n        }\n      }\n      ... on MessageChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on ReactionChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on MessageDeleted {\n        cursor\n        messageId\n        conversationId\n        forAll\n      }\n      ... on ReceiptMoved {\n        cursor\n        conversationId\n        userId\n        readUpTo\n        deliveredUpTo\n      }\n      ... on MembersChanged {\n        cursor\n        conversation {\n          id\n          joined\n          ...ConversationRow\n          ...GroupMembers\n        }\n      }\n      ... on ConversationChanged {\n        cursor\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n      ... on Typing {\n        conversationId\n        userId\n        user {\n          id\n          displayName\n        }\n      }\n      ... on ConversationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.ConversationEventsDocument,
    "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        id\n      }\n    }\n  }\n": typeof types.MarkDeliveredDocument,
    "\n  fragment Actors on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        username\n        displayName\n      }\n    }\n  }\n": typeof types.ActorsFragmentDoc,
    "\n  fragment NoticeTweet on Tweet {\n    id\n    text\n    lang\n    author {\n      id\n      username\n      displayName\n    }\n  }\n": typeof types.NoticeTweetFragmentDoc,
    "\n  fragment NotificationCard on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n": typeof types.NotificationCardFragmentDoc,
    "\n  query Unread {\n    viewer {\n      id\n      unreadNotificationsCount\n    }\n  }\n": typeof types.UnreadDocument,
    "\n  subscription NotificationEvents($after: String, $visible: Boolean!) {\n    notificationEvents(after: $after, visible: $visible) {\n      ... on NotificationAdded {\n        cursor\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationGroupChanged {\n        cursor\n        id\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationsRead {\n        cursor\n      }\n      ... on NotificationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.NotificationEventsDocument,
    "\n  query ConversationMessages($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      kind\n      joined\n      list\n      lastSequence\n      readUpTo\n      members {\n        userId\n        deliveredUpTo\n        readUpTo\n      }\n      ...ConversationRow\n      ...ConversationName\n      ...GroupMembers\n      messages(first: 30, after: $after) {\n        edges {\n          node {\n            id\n            sequence\n            senderId\n            createdAt\n            ...MessageBubble\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ConversationMessagesDocument,
    "\n  mutation MarkConversationRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        id\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": typeof types.MarkConversationReadDocument,
    "\n  query HomeTimeline($order: TimelineOrder!, $after: String) {\n    homeTimeline(first: 20, order: $order, after: $after) {\n      ...TweetPage\n      liveCursor\n    }\n  }\n": typeof types.HomeTimelineDocument,
    "\n  query HashtagTweets($name: String!, $after: String) {\n    hashtag(name: $name) {\n      id\n      tweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.HashtagTweetsDocument,
    "\n  query Conversations($after: String) {\n    viewer {\n      id\n      conversations(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ConversationsDocument,
    "\n  query MessageRequests($after: String) {\n    viewer {\n      id\n      messageRequests(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MessageRequestsDocument,
    "\n  query Notifications($after: String) {\n    viewer {\n      id\n      notifications(first: 20, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            ...NotificationCard\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  mutation MarkRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        id\n        unreadNotificationsCount\n      }\n    }\n  }\n": typeof types.MarkReadDocument,
    "\n  query SearchTweets($query: String!, $order: SearchOrder!, $after: String) {\n    searchTweets(query: $query, order: $order, first: 20, after: $after) {\n      ...TweetPage\n    }\n  }\n": typeof types.SearchTweetsDocument,
    "\n  query SearchUsers($query: String!, $after: String) {\n    searchUsers(query: $query, first: 20, after: $after) {\n      ...UserPage\n    }\n  }\n": typeof types.SearchUsersDocument,
    "\n  query Settings {\n    viewer {\n      id\n      email\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    userUpdateProfile(input: $input) {\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  query Blocks($after: String) {\n    viewer {\n      id\n      blocks(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.BlocksDocument,
    "\n  query Mutes($after: String) {\n    viewer {\n      id\n      mutes(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.MutesDocument,
    "\n  mutation Unblock($id: ID!) {\n    userUnblock(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.UnblockDocument,
    "\n  mutation Unmute($id: ID!) {\n    userUnmute(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.UnmuteDocument,
    "\n  query Trends($window: TrendWindow!, $scope: String!, $first: Int!) {\n    trends(window: $window, scope: $scope, first: $first) {\n      id\n      asOf\n      items {\n        id\n        rank\n        name\n        tweetVolume\n      }\n    }\n  }\n": typeof types.TrendsDocument,
    "\n  query Tweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      ...TweetCard\n      author {\n        id\n        username\n      }\n      inReplyTo {\n        id\n        ...TweetCard\n        inReplyTo {\n          id\n          ...TweetCard\n        }\n      }\n    }\n  }\n": typeof types.TweetDocument,
    "\n  query Replies($id: ID!, $after: String) {\n    tweet(id: $id) {\n      id\n      replies(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.RepliesDocument,
    "\n  fragment Profile on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    protected\n    createdAt\n    followersCount\n    followingCount\n    ...Follow\n  }\n": typeof types.ProfileFragmentDoc,
    "\n  query User($username: String!) {\n    user(username: $username) {\n      id\n      username\n      displayName\n      ...Profile\n    }\n  }\n": typeof types.UserDocument,
    "\n  query UserTweets($username: String!, $replies: Boolean!, $after: String) {\n    user(username: $username) {\n      id\n      tweets(first: 20, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.UserTweetsDocument,
    "\n  query UserLikes($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      likedTweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.UserLikesDocument,
    "\n  query UserFollowers($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      followers(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.UserFollowersDocument,
    "\n  query UserFollowing($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      following(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.UserFollowingDocument,
    "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.BookmarksDocument,
    "\n  query FollowRequests($after: String) {\n    viewer {\n      id\n      followRequests(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.FollowRequestsDocument,
    "\n  mutation AcceptRequest($id: ID!) {\n    userAcceptFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.AcceptRequestDocument,
    "\n  mutation DeclineRequest($id: ID!) {\n    userDeclineFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.DeclineRequestDocument,
    "\n  query Sessions {\n    viewer {\n      id\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        current\n      }\n    }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        id\n        sessions {\n          id\n          signedInAt\n          refreshedAt\n          current\n        }\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  query Suggest($prefix: String!) {\n    autocomplete(prefix: $prefix, first: 6) {\n      ... on Hashtag {\n        id\n        name\n      }\n      ... on User {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": typeof types.SuggestDocument,
    "\n  mutation PostTweet($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        ...TweetCard\n        inReplyTo {\n          id\n          repliesCount\n        }\n      }\n    }\n  }\n": typeof types.PostTweetDocument,
    "\n  mutation EditTweet($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        ...TweetCard\n      }\n    }\n  }\n": typeof types.EditTweetDocument,
    "\n  fragment TweetActions on Tweet {\n    id\n    repliesCount\n    retweetsCount\n    likesCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n    author {\n      id\n      username\n    }\n  }\n": typeof types.TweetActionsFragmentDoc,
    "\n  mutation Like($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.LikeDocument,
    "\n  mutation Unlike($id: ID!) {\n    tweetUnlike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.UnlikeDocument,
    "\n  mutation Retweet($id: ID!) {\n    tweetRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.RetweetDocument,
    "\n  mutation UndoRetweet($id: ID!) {\n    tweetUndoRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.UndoRetweetDocument,
    "\n  mutation Bookmark($id: ID!) {\n    tweetBookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.BookmarkDocument,
    "\n  mutation Unbookmark($id: ID!) {\n    tweetUnbookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": typeof types.UnbookmarkDocument,
    "\n  fragment TweetAuthor on User {\n    id\n    username\n    displayName\n    avatarUrl\n    verified\n    protected\n  }\n": typeof types.TweetAuthorFragmentDoc,
    "\n  fragment TweetBody on Tweet {\n    id\n    kind\n    text\n    lang\n    createdAt\n    editedAt\n    author {\n      ...TweetAuthor\n    }\n    quoted {\n      id\n      text\n      lang\n      author {\n        ...TweetAuthor\n      }\n    }\n    ...TweetActions\n    ...TweetMenu\n  }\n": typeof types.TweetBodyFragmentDoc,
    "\n  fragment TweetCard on Tweet {\n    id\n    ...TweetBody\n    retweetOf {\n      id\n      ...TweetBody\n    }\n    author {\n      ...TweetAuthor\n    }\n    kind\n  }\n": typeof types.TweetCardFragmentDoc,
    "\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...TweetCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n": typeof types.TweetPageFragmentDoc,
    "\n  fragment TweetMenu on Tweet {\n    id\n    text\n    viewerHasMutedConversation\n    author {\n      id\n      username\n    }\n  }\n": typeof types.TweetMenuFragmentDoc,
    "\n  mutation DeleteTweet($id: ID!) {\n    tweetDelete(id: $id) {\n      tweetId\n    }\n  }\n": typeof types.DeleteTweetDocument,
    "\n  mutation Mute($id: ID!) {\n    userMute(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          muting\n        }\n      }\n    }\n  }\n": typeof types.MuteDocument,
    "\n  mutation Block($id: ID!) {\n    userBlock(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          blocking\n          following\n        }\n      }\n    }\n  }\n": typeof types.BlockDocument,
    "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": typeof types.MuteConversationDocument,
    "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": typeof types.UnmuteConversationDocument,
    "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          author {\n            id\n          }\n          ...TweetCard\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          ...TweetCard\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.HomeEventsDocument,
    "\n  fragment Follow on User {\n    id\n    username\n    viewerRelationship {\n      id\n      following\n      followRequested\n      muting\n      blocking\n    }\n  }\n": typeof types.FollowFragmentDoc,
    "\n  mutation FollowUser($id: ID!) {\n    userFollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n": typeof types.FollowUserDocument,
    "\n  mutation UnfollowUser($id: ID!) {\n    userUnfollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n": typeof types.UnfollowUserDocument,
    "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n": typeof types.MutedWordsDocument,
    "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n": typeof types.MuteWordDocument,
    "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n": typeof types.UnmuteWordDocument,
    "\n  fragment UserCard on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    ...Follow\n  }\n": typeof types.UserCardFragmentDoc,
    "\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...UserCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n": typeof types.UserPageFragmentDoc,
};
const documents: Documents = {
    "\n  query WhoToFollow {\n    suggestedUsers(first: 3) {\n      id\n      ...UserCard\n    }\n  }\n": types.WhoToFollowDocument,
    "\n  fragment Counts on Tweet {\n    id\n    likesCount\n    retweetsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n": types.CountsFragmentDoc,
    "\n  fragment Following on Relationship {\n    id\n    following\n    muting\n    blocking\n  }\n": types.FollowingFragmentDoc,
    "\n  fragment DeletedMessage on Message {\n    id\n    text\n    deleted\n    reactions {\n      emoji\n      userId\n    }\n  }\n": types.DeletedMessageFragmentDoc,
    "\n  mutation TypingIn($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n": types.TypingInDocument,
    "\n  mutation AcceptMessageRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": types.AcceptMessageRequestDocument,
    "\n  mutation DeclineMessageRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": types.DeclineMessageRequestDocument,
    "\n  fragment ConversationName on Conversation {\n    id\n    kind\n    name\n    members {\n      userId\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": types.ConversationNameFragmentDoc,
    "\n  fragment ConversationRow on Conversation {\n    id\n    list\n    lastActivityAt\n    lastSequence\n    readUpTo\n    unreadCount\n    lastMessage {\n      id\n      senderId\n      sender {\n        id\n        displayName\n      }\n      text\n      deleted\n    }\n    ...ConversationName\n  }\n": types.ConversationRowFragmentDoc,
    "\n  fragment GroupMembers on Conversation {\n    id\n    name\n    members {\n      userId\n      isAdmin\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": types.GroupMembersFragmentDoc,
    "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": types.RenameGroupDocument,
    "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": types.AddGroupMembersDocument,
    "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": types.RemoveGroupMemberDocument,
    "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n": types.SetGroupAdminDocument,
    "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        id\n        joined\n      }\n    }\n  }\n": types.LeaveGroupDocument,
    "\n  fragment MessageBubble on Message {\n    id\n    sequence\n    senderId\n    sender {\n      id\n      username\n      displayName\n    }\n    text\n    createdAt\n    editedAt\n    deleted\n    replyTo {\n      id\n      text\n      deleted\n      sender {\n        id\n        displayName\n      }\n    }\n    quotedTweet {\n      ...NoticeTweet\n    }\n    reactions {\n      emoji\n      userId\n    }\n  }\n": types.MessageBubbleFragmentDoc,
    "\n  mutation ReactToMessage($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        id\n        reactions {\n          emoji\n          userId\n        }\n      }\n    }\n  }\n": types.ReactToMessageDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        id\n        ...MessageBubble\n      }\n    }\n  }\n": types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean!) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": types.DeleteMessageDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        senderId\n        ...MessageBubble\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n    }\n  }\n": types.SendMessageDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n": types.CreateGroupDocument,
    "\n  query UnreadMessages {\n    viewer {\n      id\n      unreadMessagesCount\n    }\n  }\n": types.UnreadMessagesDocument,
    "\n  query MessagesStart {\n    viewer {\n      id\n      conversations(first: 1) {\n        liveCursor\n      }\n    }\n  }\n": types.MessagesStartDocument,
    "\n  subscription ConversationEvents($after: String) {\n    conversationEvents(after: $after) {\n      ... on MessageSent {\n        cursor\n        message {\n          id\n          sequence\n          senderId\n          ...MessageBubble\n          conversation {\n            id\n            ...ConversationRow\n          }\n        }\n      }\n      ... on MessageChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on ReactionChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on MessageDeleted {\n        cursor\n        messageId\n        conversationId\n        forAll\n      }\n      ... on ReceiptMoved {\n        cursor\n        conversationId\n        userId\n        readUpTo\n        deliveredUpTo\n      }\n      ... on MembersChanged {\n        cursor\n        conversation {\n          id\n          joined\n          ...ConversationRow\n          ...GroupMembers\n        }\n      }\n      ... on ConversationChanged {\n        cursor\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n      ... on Typing {\n        conversationId\n        userId\n        user {\n          id\n          displayName\n        }\n      }\n      ... on ConversationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.ConversationEventsDocument,
    "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        id\n      }\n    }\n  }\n": types.MarkDeliveredDocument,
    "\n  fragment Actors on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        username\n        displayName\n      }\n    }\n  }\n": types.ActorsFragmentDoc,
    "\n  fragment NoticeTweet on Tweet {\n    id\n    text\n    lang\n    author {\n      id\n      username\n      displayName\n    }\n  }\n": types.NoticeTweetFragmentDoc,
    "\n  fragment NotificationCard on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n": types.NotificationCardFragmentDoc,
    "\n  query Unread {\n    viewer {\n      id\n      unreadNotificationsCount\n    }\n  }\n": types.UnreadDocument,
    "\n  subscription NotificationEvents($after: String, $visible: Boolean!) {\n    notificationEvents(after: $after, visible: $visible) {\n      ... on NotificationAdded {\n        cursor\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationGroupChanged {\n        cursor\n        id\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationsRead {\n        cursor\n      }\n      ... on NotificationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.NotificationEventsDocument,
    "\n  query ConversationMessages($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      kind\n      joined\n      list\n      lastSequence\n      readUpTo\n      members {\n        userId\n        deliveredUpTo\n        readUpTo\n      }\n      ...ConversationRow\n      ...ConversationName\n      ...GroupMembers\n      messages(first: 30, after: $after) {\n        edges {\n          node {\n            id\n            sequence\n            senderId\n            createdAt\n            ...MessageBubble\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ConversationMessagesDocument,
    "\n  mutation MarkConversationRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        id\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": types.MarkConversationReadDocument,
    "\n  query HomeTimeline($order: TimelineOrder!, $after: String) {\n    homeTimeline(first: 20, order: $order, after: $after) {\n      ...TweetPage\n      liveCursor\n    }\n  }\n": types.HomeTimelineDocument,
    "\n  query HashtagTweets($name: String!, $after: String) {\n    hashtag(name: $name) {\n      id\n      tweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.HashtagTweetsDocument,
    "\n  query Conversations($after: String) {\n    viewer {\n      id\n      conversations(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ConversationsDocument,
    "\n  query MessageRequests($after: String) {\n    viewer {\n      id\n      messageRequests(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MessageRequestsDocument,
    "\n  query Notifications($after: String) {\n    viewer {\n      id\n      notifications(first: 20, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            ...NotificationCard\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.NotificationsDocument,
    "\n  mutation MarkRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        id\n        unreadNotificationsCount\n      }\n    }\n  }\n": types.MarkReadDocument,
    "\n  query SearchTweets($query: String!, $order: SearchOrder!, $after: String) {\n    searchTweets(query: $query, order: $order, first: 20, after: $after) {\n      ...TweetPage\n    }\n  }\n": types.SearchTweetsDocument,
    "\n  query SearchUsers($query: String!, $after: String) {\n    searchUsers(query: $query, first: 20, after: $after) {\n      ...UserPage\n    }\n  }\n": types.SearchUsersDocument,
    "\n  query Settings {\n    viewer {\n      id\n      email\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    userUpdateProfile(input: $input) {\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  query Blocks($after: String) {\n    viewer {\n      id\n      blocks(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.BlocksDocument,
    "\n  query Mutes($after: String) {\n    viewer {\n      id\n      mutes(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.MutesDocument,
    "\n  mutation Unblock($id: ID!) {\n    userUnblock(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": types.UnblockDocument,
    "\n  mutation Unmute($id: ID!) {\n    userUnmute(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": types.UnmuteDocument,
    "\n  query Trends($window: TrendWindow!, $scope: String!, $first: Int!) {\n    trends(window: $window, scope: $scope, first: $first) {\n      id\n      asOf\n      items {\n        id\n        rank\n        name\n        tweetVolume\n      }\n    }\n  }\n": types.TrendsDocument,
    "\n  query Tweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      ...TweetCard\n      author {\n        id\n        username\n      }\n      inReplyTo {\n        id\n        ...TweetCard\n        inReplyTo {\n          id\n          ...TweetCard\n        }\n      }\n    }\n  }\n": types.TweetDocument,
    "\n  query Replies($id: ID!, $after: String) {\n    tweet(id: $id) {\n      id\n      replies(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.RepliesDocument,
    "\n  fragment Profile on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    protected\n    createdAt\n    followersCount\n    followingCount\n    ...Follow\n  }\n": types.ProfileFragmentDoc,
    "\n  query User($username: String!) {\n    user(username: $username) {\n      id\n      username\n      displayName\n      ...Profile\n    }\n  }\n": types.UserDocument,
    "\n  query UserTweets($username: String!, $replies: Boolean!, $after: String) {\n    user(username: $username) {\n      id\n      tweets(first: 20, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n": types.UserTweetsDocument,
    "\n  query UserLikes($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      likedTweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.UserLikesDocument,
    "\n  query UserFollowers($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      followers(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.UserFollowersDocument,
    "\n  query UserFollowing($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      following(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.UserFollowingDocument,
    "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.BookmarksDocument,
    "\n  query FollowRequests($after: String) {\n    viewer {\n      id\n      followRequests(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.FollowRequestsDocument,
    "\n  mutation AcceptRequest($id: ID!) {\n    userAcceptFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": types.AcceptRequestDocument,
    "\n  mutation DeclineRequest($id: ID!) {\n    userDeclineFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n": types.DeclineRequestDocument,
    "\n  query Sessions {\n    viewer {\n      id\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        current\n      }\n    }\n  }\n": types.SessionsDocument,
    "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        id\n        sessions {\n          id\n          signedInAt\n          refreshedAt\n          current\n        }\n      }\n    }\n  }\n": types.EndSessionDocument,
    "\n  query Suggest($prefix: String!) {\n    autocomplete(prefix: $prefix, first: 6) {\n      ... on Hashtag {\n        id\n        name\n      }\n      ... on User {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n": types.SuggestDocument,
    "\n  mutation PostTweet($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        ...TweetCard\n        inReplyTo {\n          id\n          repliesCount\n        }\n      }\n    }\n  }\n": types.PostTweetDocument,
    "\n  mutation EditTweet($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        ...TweetCard\n      }\n    }\n  }\n": types.EditTweetDocument,
    "\n  fragment TweetActions on Tweet {\n    id\n    repliesCount\n    retweetsCount\n    likesCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n    author {\n      id\n      username\n    }\n  }\n": types.TweetActionsFragmentDoc,
    "\n  mutation Like($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.LikeDocument,
    "\n  mutation Unlike($id: ID!) {\n    tweetUnlike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.UnlikeDocument,
    "\n  mutation Retweet($id: ID!) {\n    tweetRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.RetweetDocument,
    "\n  mutation UndoRetweet($id: ID!) {\n    tweetUndoRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.UndoRetweetDocument,
    "\n  mutation Bookmark($id: ID!) {\n    tweetBookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.BookmarkDocument,
    "\n  mutation Unbookmark($id: ID!) {\n    tweetUnbookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n": types.UnbookmarkDocument,
    "\n  fragment TweetAuthor on User {\n    id\n    username\n    displayName\n    avatarUrl\n    verified\n    protected\n  }\n": types.TweetAuthorFragmentDoc,
    "\n  fragment TweetBody on Tweet {\n    id\n    kind\n    text\n    lang\n    createdAt\n    editedAt\n    author {\n      ...TweetAuthor\n    }\n    quoted {\n      id\n      text\n      lang\n      author {\n        ...TweetAuthor\n      }\n    }\n    ...TweetActions\n    ...TweetMenu\n  }\n": types.TweetBodyFragmentDoc,
    "\n  fragment TweetCard on Tweet {\n    id\n    ...TweetBody\n    retweetOf {\n      id\n      ...TweetBody\n    }\n    author {\n      ...TweetAuthor\n    }\n    kind\n  }\n": types.TweetCardFragmentDoc,
    "\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...TweetCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n": types.TweetPageFragmentDoc,
    "\n  fragment TweetMenu on Tweet {\n    id\n    text\n    viewerHasMutedConversation\n    author {\n      id\n      username\n    }\n  }\n": types.TweetMenuFragmentDoc,
    "\n  mutation DeleteTweet($id: ID!) {\n    tweetDelete(id: $id) {\n      tweetId\n    }\n  }\n": types.DeleteTweetDocument,
    "\n  mutation Mute($id: ID!) {\n    userMute(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          muting\n        }\n      }\n    }\n  }\n": types.MuteDocument,
    "\n  mutation Block($id: ID!) {\n    userBlock(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          blocking\n          following\n        }\n      }\n    }\n  }\n": types.BlockDocument,
    "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": types.MuteConversationDocument,
    "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": types.UnmuteConversationDocument,
    "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          author {\n            id\n          }\n          ...TweetCard\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          ...TweetCard\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.HomeEventsDocument,
    "\n  fragment Follow on User {\n    id\n    username\n    viewerRelationship {\n      id\n      following\n      followRequested\n      muting\n      blocking\n    }\n  }\n": types.FollowFragmentDoc,
    "\n  mutation FollowUser($id: ID!) {\n    userFollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n": types.FollowUserDocument,
    "\n  mutation UnfollowUser($id: ID!) {\n    userUnfollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n": types.UnfollowUserDocument,
    "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n": types.MutedWordsDocument,
    "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n": types.MuteWordDocument,
    "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n": types.UnmuteWordDocument,
    "\n  fragment UserCard on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    ...Follow\n  }\n": types.UserCardFragmentDoc,
    "\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...UserCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n": types.UserPageFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoToFollow {\n    suggestedUsers(first: 3) {\n      id\n      ...UserCard\n    }\n  }\n"): (typeof documents)["\n  query WhoToFollow {\n    suggestedUsers(first: 3) {\n      id\n      ...UserCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Counts on Tweet {\n    id\n    likesCount\n    retweetsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n"): (typeof documents)["\n  fragment Counts on Tweet {\n    id\n    likesCount\n    retweetsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Following on Relationship {\n    id\n    following\n    muting\n    blocking\n  }\n"): (typeof documents)["\n  fragment Following on Relationship {\n    id\n    following\n    muting\n    blocking\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeletedMessage on Message {\n    id\n    text\n    deleted\n    reactions {\n      emoji\n      userId\n    }\n  }\n"): (typeof documents)["\n  fragment DeletedMessage on Message {\n    id\n    text\n    deleted\n    reactions {\n      emoji\n      userId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TypingIn($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TypingIn($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptMessageRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptMessageRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineMessageRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclineMessageRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationName on Conversation {\n    id\n    kind\n    name\n    members {\n      userId\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversationName on Conversation {\n    id\n    kind\n    name\n    members {\n      userId\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationRow on Conversation {\n    id\n    list\n    lastActivityAt\n    lastSequence\n    readUpTo\n    unreadCount\n    lastMessage {\n      id\n      senderId\n      sender {\n        id\n        displayName\n      }\n      text\n      deleted\n    }\n    ...ConversationName\n  }\n"): (typeof documents)["\n  fragment ConversationRow on Conversation {\n    id\n    list\n    lastActivityAt\n    lastSequence\n    readUpTo\n    unreadCount\n    lastMessage {\n      id\n      senderId\n      sender {\n        id\n        displayName\n      }\n      text\n      deleted\n    }\n    ...ConversationName\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GroupMembers on Conversation {\n    id\n    name\n    members {\n      userId\n      isAdmin\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment GroupMembers on Conversation {\n    id\n    name\n    members {\n      userId\n      isAdmin\n      user {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        ...GroupMembers\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        id\n        joined\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        id\n        joined\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MessageBubble on Message {\n    id\n    sequence\n    senderId\n    sender {\n      id\n      username\n      displayName\n    }\n    text\n    createdAt\n    editedAt\n    deleted\n    replyTo {\n      id\n      text\n      deleted\n      sender {\n        id\n        displayName\n      }\n    }\n    quotedTweet {\n      ...NoticeTweet\n    }\n    reactions {\n      emoji\n      userId\n    }\n  }\n"): (typeof documents)["\n  fragment MessageBubble on Message {\n    id\n    sequence\n    senderId\n    sender {\n      id\n      username\n      displayName\n    }\n    text\n    createdAt\n    editedAt\n    deleted\n    replyTo {\n      id\n      text\n      deleted\n      sender {\n        id\n        displayName\n      }\n    }\n    quotedTweet {\n      ...NoticeTweet\n    }\n    reactions {\n      emoji\n      userId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReactToMessage($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        id\n        reactions {\n          emoji\n          userId\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReactToMessage($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        id\n        reactions {\n          emoji\n          userId\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        id\n        ...MessageBubble\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        id\n        ...MessageBubble\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean!) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteMessage($id: ID!, $forAll: Boolean!) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        senderId\n        ...MessageBubble\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        senderId\n        ...MessageBubble\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        id\n        ...ConversationRow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnreadMessages {\n    viewer {\n      id\n      unreadMessagesCount\n    }\n  }\n"): (typeof documents)["\n  query UnreadMessages {\n    viewer {\n      id\n      unreadMessagesCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessagesStart {\n    viewer {\n      id\n      conversations(first: 1) {\n        liveCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query MessagesStart {\n    viewer {\n      id\n      conversations(first: 1) {\n        liveCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConversationEvents($after: String) {\n    conversationEvents(after: $after) {\n      ... on MessageSent {\n        cursor\n        message {\n          id\n          sequence\n          senderId\n          ...MessageBubble\n          conversation {\n            id\n            ...ConversationRow\n          }\n        }\n      }\n      ... on MessageChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on ReactionChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on MessageDeleted {\n        cursor\n        messageId\n        conversationId\n        forAll\n      }\n      ... on ReceiptMoved {\n        cursor\n        conversationId\n        userId\n        readUpTo\n        deliveredUpTo\n      }\n      ... on MembersChanged {\n        cursor\n        conversation {\n          id\n          joined\n          ...ConversationRow\n          ...GroupMembers\n        }\n      }\n      ... on ConversationChanged {\n        cursor\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n      ... on Typing {\n        conversationId\n        userId\n        user {\n          id\n          displayName\n        }\n      }\n      ... on ConversationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ConversationEvents($after: String) {\n    conversationEvents(after: $after) {\n      ... on MessageSent {\n        cursor\n        message {\n          id\n          sequence\n          senderId\n          ...MessageBubble\n          conversation {\n            id\n            ...ConversationRow\n          }\n        }\n      }\n      ... on MessageChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on ReactionChanged {\n        cursor\n        message {\n          id\n          ...MessageBubble\n        }\n      }\n      ... on MessageDeleted {\n        cursor\n        messageId\n        conversationId\n        forAll\n      }\n      ... on ReceiptMoved {\n        cursor\n        conversationId\n        userId\n        readUpTo\n        deliveredUpTo\n      }\n      ... on MembersChanged {\n        cursor\n        conversation {\n          id\n          joined\n          ...ConversationRow\n          ...GroupMembers\n        }\n      }\n      ... on ConversationChanged {\n        cursor\n        conversation {\n          id\n          ...ConversationRow\n        }\n      }\n      ... on Typing {\n        conversationId\n        userId\n        user {\n          id\n          displayName\n        }\n      }\n      ... on ConversationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Actors on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        username\n        displayName\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Actors on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        username\n        displayName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NoticeTweet on Tweet {\n    id\n    text\n    lang\n    author {\n      id\n      username\n      displayName\n    }\n  }\n"): (typeof documents)["\n  fragment NoticeTweet on Tweet {\n    id\n    text\n    lang\n    author {\n      id\n      username\n      displayName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment NotificationCard on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n"): (typeof documents)["\n  fragment NotificationCard on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors(first: 3) {\n        ...Actors\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        ...NoticeTweet\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Unread {\n    viewer {\n      id\n      unreadNotificationsCount\n    }\n  }\n"): (typeof documents)["\n  query Unread {\n    viewer {\n      id\n      unreadNotificationsCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription NotificationEvents($after: String, $visible: Boolean!) {\n    notificationEvents(after: $after, visible: $visible) {\n      ... on NotificationAdded {\n        cursor\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationGroupChanged {\n        cursor\n        id\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationsRead {\n        cursor\n      }\n      ... on NotificationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription NotificationEvents($after: String, $visible: Boolean!) {\n    notificationEvents(after: $after, visible: $visible) {\n      ... on NotificationAdded {\n        cursor\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationGroupChanged {\n        cursor\n        id\n        notification {\n          id\n          ...NotificationCard\n        }\n      }\n      ... on NotificationsRead {\n        cursor\n      }\n      ... on NotificationsGap {\n        cursor\n        missed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationMessages($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      kind\n      joined\n      list\n      lastSequence\n      readUpTo\n      members {\n        userId\n        deliveredUpTo\n        readUpTo\n      }\n      ...ConversationRow\n      ...ConversationName\n      ...GroupMembers\n      messages(first: 30, after: $after) {\n        edges {\n          node {\n            id\n            sequence\n            senderId\n            createdAt\n            ...MessageBubble\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationMessages($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      kind\n      joined\n      list\n      lastSequence\n      readUpTo\n      members {\n        userId\n        deliveredUpTo\n        readUpTo\n      }\n      ...ConversationRow\n      ...ConversationName\n      ...GroupMembers\n      messages(first: 30, after: $after) {\n        edges {\n          node {\n            id\n            sequence\n            senderId\n            createdAt\n            ...MessageBubble\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkConversationRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        id\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkConversationRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        id\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeTimeline($order: TimelineOrder!, $after: String) {\n    homeTimeline(first: 20, order: $order, after: $after) {\n      ...TweetPage\n      liveCursor\n    }\n  }\n"): (typeof documents)["\n  query HomeTimeline($order: TimelineOrder!, $after: String) {\n    homeTimeline(first: 20, order: $order, after: $after) {\n      ...TweetPage\n      liveCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HashtagTweets($name: String!, $after: String) {\n    hashtag(name: $name) {\n      id\n      tweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query HashtagTweets($name: String!, $after: String) {\n    hashtag(name: $name) {\n      id\n      tweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversations($after: String) {\n    viewer {\n      id\n      conversations(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Conversations($after: String) {\n    viewer {\n      id\n      conversations(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MessageRequests($after: String) {\n    viewer {\n      id\n      messageRequests(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MessageRequests($after: String) {\n    viewer {\n      id\n      messageRequests(first: 20, after: $after) {\n        edges {\n          node {\n            id\n            ...ConversationRow\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notifications($after: String) {\n    viewer {\n      id\n      notifications(first: 20, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            ...NotificationCard\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Notifications($after: String) {\n    viewer {\n      id\n      notifications(first: 20, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            ...NotificationCard\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        id\n        unreadNotificationsCount\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MarkRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        id\n        unreadNotificationsCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchTweets($query: String!, $order: SearchOrder!, $after: String) {\n    searchTweets(query: $query, order: $order, first: 20, after: $after) {\n      ...TweetPage\n    }\n  }\n"): (typeof documents)["\n  query SearchTweets($query: String!, $order: SearchOrder!, $after: String) {\n    searchTweets(query: $query, order: $order, first: 20, after: $after) {\n      ...TweetPage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchUsers($query: String!, $after: String) {\n    searchUsers(query: $query, first: 20, after: $after) {\n      ...UserPage\n    }\n  }\n"): (typeof documents)["\n  query SearchUsers($query: String!, $after: String) {\n    searchUsers(query: $query, first: 20, after: $after) {\n      ...UserPage\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Settings {\n    viewer {\n      id\n      email\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n"): (typeof documents)["\n  query Settings {\n    viewer {\n      id\n      email\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    userUpdateProfile(input: $input) {\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    userUpdateProfile(input: $input) {\n      user {\n        id\n        displayName\n        bio\n        protected\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Blocks($after: String) {\n    viewer {\n      id\n      blocks(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Blocks($after: String) {\n    viewer {\n      id\n      blocks(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Mutes($after: String) {\n    viewer {\n      id\n      mutes(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Mutes($after: String) {\n    viewer {\n      id\n      mutes(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unblock($id: ID!) {\n    userUnblock(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Unblock($id: ID!) {\n    userUnblock(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unmute($id: ID!) {\n    userUnmute(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Unmute($id: ID!) {\n    userUnmute(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Trends($window: TrendWindow!, $scope: String!, $first: Int!) {\n    trends(window: $window, scope: $scope, first: $first) {\n      id\n      asOf\n      items {\n        id\n        rank\n        name\n        tweetVolume\n      }\n    }\n  }\n"): (typeof documents)["\n  query Trends($window: TrendWindow!, $scope: String!, $first: Int!) {\n    trends(window: $window, scope: $scope, first: $first) {\n      id\n      asOf\n      items {\n        id\n        rank\n        name\n        tweetVolume\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      ...TweetCard\n      author {\n        id\n        username\n      }\n      inReplyTo {\n        id\n        ...TweetCard\n        inReplyTo {\n          id\n          ...TweetCard\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      ...TweetCard\n      author {\n        id\n        username\n      }\n      inReplyTo {\n        id\n        ...TweetCard\n        inReplyTo {\n          id\n          ...TweetCard\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Replies($id: ID!, $after: String) {\n    tweet(id: $id) {\n      id\n      replies(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Replies($id: ID!, $after: String) {\n    tweet(id: $id) {\n      id\n      replies(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Profile on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    protected\n    createdAt\n    followersCount\n    followingCount\n    ...Follow\n  }\n"): (typeof documents)["\n  fragment Profile on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    protected\n    createdAt\n    followersCount\n    followingCount\n    ...Follow\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query User($username: String!) {\n    user(username: $username) {\n      id\n      username\n      displayName\n      ...Profile\n    }\n  }\n"): (typeof documents)["\n  query User($username: String!) {\n    user(username: $username) {\n      id\n      username\n      displayName\n      ...Profile\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UserTweets($username: String!, $replies: Boolean!, $after: String) {\n    user(username: $username) {\n      id\n      tweets(first: 20, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query UserTweets($username: String!, $replies: Boolean!, $after: String) {\n    user(username: $username) {\n      id\n      tweets(first: 20, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UserLikes($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      likedTweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query UserLikes($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      likedTweets(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UserFollowers($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      followers(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query UserFollowers($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      followers(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UserFollowing($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      following(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query UserFollowing($username: String!, $after: String) {\n    user(username: $username) {\n      id\n      following(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Bookmarks($after: String) {\n    viewer {\n      id\n      bookmarks(first: 20, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FollowRequests($after: String) {\n    viewer {\n      id\n      followRequests(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query FollowRequests($after: String) {\n    viewer {\n      id\n      followRequests(first: 20, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptRequest($id: ID!) {\n    userAcceptFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptRequest($id: ID!) {\n    userAcceptFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineRequest($id: ID!) {\n    userDeclineFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclineRequest($id: ID!) {\n    userDeclineFollowRequest(id: $id) {\n      user {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    viewer {\n      id\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        current\n      }\n    }\n  }\n"): (typeof documents)["\n  query Sessions {\n    viewer {\n      id\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        current\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        id\n        sessions {\n          id\n          signedInAt\n          refreshedAt\n          current\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        id\n        sessions {\n          id\n          signedInAt\n          refreshedAt\n          current\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggest($prefix: String!) {\n    autocomplete(prefix: $prefix, first: 6) {\n      ... on Hashtag {\n        id\n        name\n      }\n      ... on User {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  query Suggest($prefix: String!) {\n    autocomplete(prefix: $prefix, first: 6) {\n      ... on Hashtag {\n        id\n        name\n      }\n      ... on User {\n        id\n        username\n        displayName\n        avatarUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PostTweet($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        ...TweetCard\n        inReplyTo {\n          id\n          repliesCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PostTweet($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        ...TweetCard\n        inReplyTo {\n          id\n          repliesCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditTweet($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        ...TweetCard\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EditTweet($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        ...TweetCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetActions on Tweet {\n    id\n    repliesCount\n    retweetsCount\n    likesCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n    author {\n      id\n      username\n    }\n  }\n"): (typeof documents)["\n  fragment TweetActions on Tweet {\n    id\n    repliesCount\n    retweetsCount\n    likesCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n    author {\n      id\n      username\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Like($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Like($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unlike($id: ID!) {\n    tweetUnlike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Unlike($id: ID!) {\n    tweetUnlike(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Retweet($id: ID!) {\n    tweetRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Retweet($id: ID!) {\n    tweetRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoRetweet($id: ID!) {\n    tweetUndoRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoRetweet($id: ID!) {\n    tweetUndoRetweet(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Bookmark($id: ID!) {\n    tweetBookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Bookmark($id: ID!) {\n    tweetBookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unbookmark($id: ID!) {\n    tweetUnbookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Unbookmark($id: ID!) {\n    tweetUnbookmark(id: $id) {\n      tweet {\n        ...TweetActions\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetAuthor on User {\n    id\n    username\n    displayName\n    avatarUrl\n    verified\n    protected\n  }\n"): (typeof documents)["\n  fragment TweetAuthor on User {\n    id\n    username\n    displayName\n    avatarUrl\n    verified\n    protected\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetBody on Tweet {\n    id\n    kind\n    text\n    lang\n    createdAt\n    editedAt\n    author {\n      ...TweetAuthor\n    }\n    quoted {\n      id\n      text\n      lang\n      author {\n        ...TweetAuthor\n      }\n    }\n    ...TweetActions\n    ...TweetMenu\n  }\n"): (typeof documents)["\n  fragment TweetBody on Tweet {\n    id\n    kind\n    text\n    lang\n    createdAt\n    editedAt\n    author {\n      ...TweetAuthor\n    }\n    quoted {\n      id\n      text\n      lang\n      author {\n        ...TweetAuthor\n      }\n    }\n    ...TweetActions\n    ...TweetMenu\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetCard on Tweet {\n    id\n    ...TweetBody\n    retweetOf {\n      id\n      ...TweetBody\n    }\n    author {\n      ...TweetAuthor\n    }\n    kind\n  }\n"): (typeof documents)["\n  fragment TweetCard on Tweet {\n    id\n    ...TweetBody\n    retweetOf {\n      id\n      ...TweetBody\n    }\n    author {\n      ...TweetAuthor\n    }\n    kind\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...TweetCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n"): (typeof documents)["\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...TweetCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TweetMenu on Tweet {\n    id\n    text\n    viewerHasMutedConversation\n    author {\n      id\n      username\n    }\n  }\n"): (typeof documents)["\n  fragment TweetMenu on Tweet {\n    id\n    text\n    viewerHasMutedConversation\n    author {\n      id\n      username\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTweet($id: ID!) {\n    tweetDelete(id: $id) {\n      tweetId\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTweet($id: ID!) {\n    tweetDelete(id: $id) {\n      tweetId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Mute($id: ID!) {\n    userMute(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          muting\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Mute($id: ID!) {\n    userMute(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          muting\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Block($id: ID!) {\n    userBlock(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          blocking\n          following\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Block($id: ID!) {\n    userBlock(id: $id) {\n      user {\n        id\n        viewerRelationship {\n          id\n          blocking\n          following\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          author {\n            id\n          }\n          ...TweetCard\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          ...TweetCard\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          author {\n            id\n          }\n          ...TweetCard\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          ...TweetCard\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Follow on User {\n    id\n    username\n    viewerRelationship {\n      id\n      following\n      followRequested\n      muting\n      blocking\n    }\n  }\n"): (typeof documents)["\n  fragment Follow on User {\n    id\n    username\n    viewerRelationship {\n      id\n      following\n      followRequested\n      muting\n      blocking\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FollowUser($id: ID!) {\n    userFollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation FollowUser($id: ID!) {\n    userFollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfollowUser($id: ID!) {\n    userUnfollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnfollowUser($id: ID!) {\n    userUnfollow(id: $id) {\n      user {\n        ...Follow\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        id\n        mutedWords {\n          text\n          mutedAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UserCard on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    ...Follow\n  }\n"): (typeof documents)["\n  fragment UserCard on User {\n    id\n    username\n    displayName\n    avatarUrl\n    bio\n    ...Follow\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...UserCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n"): (typeof documents)["\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        id\n        ...UserCard\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;