/* eslint-disable */
import * as types from './graphql.js';



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
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      ...OpenSession\n    }\n  }\n\n  fragment OpenSession on Session {\n    accessToken\n    expiresAt\n    refreshToken\n    user {\n      id\n      username\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation Refresh($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      ...OpenSession\n    }\n  }\n": typeof types.RefreshDocument,
    "\n  mutation SignOut($everywhere: Boolean) {\n    logout(everywhere: $everywhere)\n  }\n": typeof types.SignOutDocument,
    "\n  mutation ChangePassword($current: String!, $next: String!) {\n    changePassword(current: $current, next: $next) {\n      ...OpenSession\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query WhoAmI {\n    viewer {\n      id\n      email\n      user {\n        username\n        followersCount\n        followingCount\n      }\n    }\n  }\n": typeof types.WhoAmIDocument,
    "\n  query OpenSessions {\n    viewer {\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        endsAt\n        current\n      }\n    }\n  }\n": typeof types.OpenSessionsDocument,
    "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        sessions {\n          id\n        }\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation CreateUpload($input: CreateMediaUploadInput!) {\n    createMediaUpload(input: $input) {\n      upload {\n        id\n        state\n        expiresAt\n      }\n      signedUpload {\n        method\n        url\n        headers {\n          name\n          value\n        }\n        expiresAt\n      }\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  mutation CompleteUpload($id: ID!) {\n    completeMediaUpload(id: $id) {\n      upload {\n        id\n        state\n      }\n    }\n  }\n": typeof types.CompleteUploadDocument,
    "\n  query ReadUpload($id: ID!) {\n    mediaUpload(id: $id) {\n      ...UploadState\n    }\n  }\n\n  fragment UploadState on MediaUpload {\n    id\n    kind\n    state\n    failure\n    expiresAt\n    media {\n      ...WholeMedia\n    }\n  }\n\n  fragment WholeMedia on Media {\n    __typename\n    id\n    altText\n    sensitive\n    focalPoint {\n      x\n      y\n    }\n    width\n    height\n    blurhash\n    ... on Image {\n      animated\n      variants {\n        size\n        contentType\n        width\n        height\n        bytes\n        url\n      }\n    }\n  }\n": typeof types.ReadUploadDocument,
    "\n  mutation PostMedia($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        id\n        text\n        media {\n          ...WholeMedia\n        }\n      }\n    }\n  }\n": typeof types.PostMediaDocument,
    "\n  query MediaOfTweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      media {\n        ...WholeMedia\n      }\n    }\n  }\n": typeof types.MediaOfTweetDocument,
    "\n  query HomeMedia($first: Int!) {\n    homeTimeline(first: $first) {\n      edges {\n        node {\n          id\n          media {\n            id\n            ... on Image {\n              variants {\n                url\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.HomeMediaDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        text\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": typeof types.SendMessageDocument,
    "\n  query ConversationById($id: ID!, $first: Int, $after: String, $before: String, $last: Int) {\n    conversation(id: $id) {\n      ...Listed\n      members {\n        userId\n        user {\n          username\n        }\n        isAdmin\n        deliveredUpTo\n        readUpTo\n      }\n      messages(first: $first, after: $after, before: $before, last: $last) {\n        edges {\n          cursor\n          node {\n            ...Written\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Listed on Conversation {\n    id\n    kind\n    name\n    joined\n    list\n    lastSequence\n    readUpTo\n    unreadCount\n    lastActivityAt\n    lastMessage {\n      text\n      sequence\n    }\n  }\n\n  fragment Written on Message {\n    id\n    sequence\n    senderId\n    sender {\n      username\n    }\n    text\n    replyTo {\n      text\n    }\n    quotedTweet {\n      text\n    }\n    reactions {\n      emoji\n      userId\n    }\n    editedAt\n    deleted\n  }\n": typeof types.ConversationByIdDocument,
    "\n  query Conversations($first: Int, $after: String, $unreadFirst: Boolean! = false) {\n    viewer {\n      unreadMessagesCount\n      conversations(first: $first, after: $after, unreadFirst: $unreadFirst) {\n        edges {\n          cursor\n          node {\n            ...Listed\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      messageRequests {\n        edges {\n          node {\n            ...Listed\n          }\n        }\n      }\n    }\n  }\n": typeof types.ConversationsDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        ...Written\n      }\n    }\n  }\n": typeof types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean! = false) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n": typeof types.DeleteMessageDocument,
    "\n  mutation React($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        ...Written\n      }\n    }\n  }\n": typeof types.ReactDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n": typeof types.CreateGroupDocument,
    "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        name\n      }\n    }\n  }\n": typeof types.RenameGroupDocument,
    "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n": typeof types.AddGroupMembersDocument,
    "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n": typeof types.RemoveGroupMemberDocument,
    "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        joined\n        list\n        members {\n          userId\n        }\n      }\n    }\n  }\n": typeof types.LeaveGroupDocument,
    "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        members {\n          userId\n          isAdmin\n        }\n      }\n    }\n  }\n": typeof types.SetGroupAdminDocument,
    "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": typeof types.MarkDeliveredDocument,
    "\n  mutation MarkRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": typeof types.MarkReadDocument,
    "\n  mutation AcceptRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n": typeof types.AcceptRequestDocument,
    "\n  mutation DeclineRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n": typeof types.DeclineRequestDocument,
    "\n  mutation UpdateMessageSettings($input: UpdateMessageSettingsInput!) {\n    updateMessageSettings(input: $input) {\n      viewer {\n        messageSettings {\n          from\n          receipts\n        }\n      }\n    }\n  }\n": typeof types.UpdateMessageSettingsDocument,
    "\n  mutation StartTyping($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n": typeof types.StartTypingDocument,
    "\n  query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {\n    viewer {\n      searchMessages(query: $query, conversationId: $conversationId, first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            text\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SearchMessagesDocument,
    "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n": typeof types.MutedWordsDocument,
    "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n": typeof types.MuteWordDocument,
    "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n": typeof types.UnmuteWordDocument,
    "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": typeof types.MuteConversationDocument,
    "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": typeof types.UnmuteConversationDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      ...WholeNode\n    }\n  }\n\n  fragment WholeNode on Node {\n    __typename\n    id\n    ... on Tweet {\n      text\n      author {\n        username\n      }\n    }\n    ... on User {\n      username\n    }\n    ... on Viewer {\n      email\n      user {\n        id\n      }\n    }\n    ... on Relationship {\n      following\n      muting\n    }\n    ... on Hashtag {\n      name\n      tweetsCount\n    }\n  }\n": typeof types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeNode\n    }\n  }\n": typeof types.NodesByIdDocument,
    "\n  query IdsOfRecords($username: String!, $tag: String!) {\n    viewer {\n      id\n      user {\n        id\n      }\n    }\n    user(username: $username) {\n      id\n      viewerRelationship {\n        id\n      }\n    }\n    hashtag(name: $tag) {\n      id\n    }\n  }\n": typeof types.IdsOfRecordsDocument,
    "\n  query Notifications($first: Int, $after: String, $kinds: [NotificationKind!]) {\n    viewer {\n      unreadNotificationsCount\n      notifications(first: $first, after: $after, kinds: $kinds) {\n        edges {\n          cursor\n          node {\n            ...Told\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Told on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        text\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        text\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n": typeof types.NotificationsDocument,
    "\n  query NotificationActors($id: ID!, $first: Int, $after: String) {\n    viewer {\n      notification(id: $id) {\n        ... on LikeNotification {\n          actorsCount\n          actors(first: $first, after: $after) {\n            edges {\n              node {\n                username\n              }\n            }\n            pageInfo {\n              hasNextPage\n              endCursor\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationActorsDocument,
    "\n  mutation MarkNotificationsRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        unreadNotificationsCount\n      }\n    }\n  }\n": typeof types.MarkNotificationsReadDocument,
    "\n  query NotificationSettings {\n    viewer {\n      notificationSettings {\n        kind\n        from\n        push\n      }\n      noticeAuthors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationSettingsDocument,
    "\n  mutation UpdateNotificationSettings($settings: [NotificationSettingInput!]!) {\n    updateNotificationSettings(settings: $settings) {\n      viewer {\n        notificationSettings {\n          kind\n          from\n          push\n        }\n      }\n    }\n  }\n": typeof types.UpdateNotificationSettingsDocument,
    "\n  mutation TurnOnNotices($userId: ID!) {\n    turnOnNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n": typeof types.TurnOnNoticesDocument,
    "\n  mutation TurnOffNotices($userId: ID!) {\n    turnOffNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n": typeof types.TurnOffNoticesDocument,
    "\n  query VapidPublicKey {\n    vapidPublicKey\n  }\n": typeof types.VapidPublicKeyDocument,
    "\n  mutation RegisterPush($input: RegisterPushSubscriptionInput!) {\n    registerPushSubscription(input: $input) {\n      pushSubscription {\n        ...Device\n      }\n    }\n  }\n\n  fragment Device on PushSubscription {\n    id\n    host\n    registeredAt\n    endsAt\n  }\n": typeof types.RegisterPushDocument,
    "\n  mutation RemovePush($id: ID!) {\n    removePushSubscription(id: $id) {\n      viewer {\n        pushSubscriptions {\n          ...Device\n        }\n      }\n    }\n  }\n": typeof types.RemovePushDocument,
    "\n  query Devices {\n    viewer {\n      pushSubscriptions {\n        ...Device\n      }\n    }\n  }\n": typeof types.DevicesDocument,
    "\n  query NotificationById($id: ID!) {\n    viewer {\n      notification(id: $id) {\n        __typename\n        ... on LikeNotification {\n          tweet {\n            text\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationByIdDocument,
    "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.HomeTimelineDocument,
    "\n  query HomeBeforeLive($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        node {\n          id\n        }\n      }\n      pageInfo {\n        startCursor\n        endCursor\n      }\n      liveCursor\n    }\n  }\n": typeof types.HomeBeforeLiveDocument,
    "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.TimelineEventsDocument,
    "\n  query Replies($id: ID!, $first: Int, $after: String) {\n    tweet(id: $id) {\n      repliesCount\n      replies(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        text\n        author {\n          username\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": typeof types.RepliesDocument,
    "\n  query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: $first, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.TweetsOfDocument,
    "\n  query LikedBy($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      likedTweets(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.LikedByDocument,
    "\n  query Bookmarks($first: Int, $after: String) {\n    viewer {\n      bookmarks(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": typeof types.BookmarksDocument,
    "\n  query WholeTweet($id: ID!) {\n    tweet(id: $id) {\n      ...Whole\n    }\n  }\n\n  fragment Whole on Tweet {\n    id\n    kind\n    text\n    createdAt\n    editedAt\n    edits {\n      text\n      editedAt\n    }\n    author {\n      id\n      username\n    }\n    hashtags\n    mentions {\n      username\n    }\n    urls\n    lang\n    conversationId\n    inReplyTo {\n      id\n    }\n    quoted {\n      id\n    }\n    retweetOf {\n      id\n    }\n    likesCount\n    retweetsCount\n    quotesCount\n    repliesCount\n    viewsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n": typeof types.WholeTweetDocument,
    "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n": typeof types.TweetByIdDocument,
    "\n  mutation Post($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      ...Whole\n    }\n  }\n": typeof types.PostDocument,
    "\n  mutation PostBriefly($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n": typeof types.PostBrieflyDocument,
    "\n  mutation Edit($id: ID!, $text: String!) {\n    editTweet(id: $id, text: $text) {\n      ...Whole\n    }\n  }\n": typeof types.EditDocument,
    "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n": typeof types.DeleteTweetDocument,
    "\n  mutation Like($id: ID!) {\n    likeTweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.LikeDocument,
    "\n  mutation LikeBriefly($id: ID!) {\n    likeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n": typeof types.LikeBrieflyDocument,
    "\n  mutation Unlike($id: ID!) {\n    unlikeTweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.UnlikeDocument,
    "\n  mutation UnlikeBriefly($id: ID!) {\n    unlikeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n": typeof types.UnlikeBrieflyDocument,
    "\n  mutation Retweet($id: ID!) {\n    retweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.RetweetDocument,
    "\n  mutation RetweetBriefly($id: ID!) {\n    retweet(id: $id) {\n      id\n    }\n  }\n": typeof types.RetweetBrieflyDocument,
    "\n  mutation UndoRetweet($id: ID!) {\n    undoRetweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.UndoRetweetDocument,
    "\n  mutation Bookmark($id: ID!) {\n    bookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.BookmarkDocument,
    "\n  mutation Unbookmark($id: ID!) {\n    unbookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n": typeof types.UnbookmarkDocument,
    "\n  query Followers($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      followers(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        username\n        viewerRelationship {\n          following\n          followedBy\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": typeof types.FollowersDocument,
    "\n  query Following($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      following(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.FollowingDocument,
    "\n  query OwnLists($first: Int) {\n    viewer {\n      followRequests(first: $first) {\n        ...UserPage\n      }\n      blocks(first: $first) {\n        ...UserPage\n      }\n      mutes(first: $first) {\n        ...UserPage\n      }\n    }\n  }\n": typeof types.OwnListsDocument,
    "\n  query SearchUsers($query: String!, $first: Int, $after: String) {\n    searchUsers(query: $query, first: $first, after: $after) {\n      ...UserPage\n    }\n  }\n": typeof types.SearchUsersDocument,
    "\n  query Suggestions($first: Int) {\n    suggestedUsers(first: $first) {\n      username\n    }\n  }\n": typeof types.SuggestionsDocument,
    "\n  query Profile($username: String!) {\n    user(username: $username) {\n      ...WholeProfile\n    }\n  }\n\n  fragment WholeProfile on User {\n    id\n    username\n    displayName\n    bio\n    avatarUrl\n    verified\n    protected\n    createdAt\n    followersCount\n    followingCount\n    viewerRelationship {\n      following\n      followedBy\n      followRequested\n      blocking\n      muting\n    }\n  }\n": typeof types.ProfileDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      ...WholeProfile\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  mutation Protect($protected: Boolean!) {\n    updateProfile(input: { protected: $protected }) {\n      id\n      protected\n    }\n  }\n": typeof types.ProtectDocument,
    "\n  mutation FollowUser($id: ID!) {\n    user: followUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.FollowUserDocument,
    "\n  mutation FollowBriefly($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n": typeof types.FollowBrieflyDocument,
    "\n  mutation UnfollowUser($id: ID!) {\n    user: unfollowUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.UnfollowUserDocument,
    "\n  mutation UnfollowBriefly($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n": typeof types.UnfollowBrieflyDocument,
    "\n  mutation RemoveFollower($id: ID!) {\n    user: removeFollower(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.RemoveFollowerDocument,
    "\n  mutation Accept($id: ID!) {\n    user: acceptFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.AcceptDocument,
    "\n  mutation Decline($id: ID!) {\n    user: declineFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.DeclineDocument,
    "\n  mutation BlockUser($id: ID!) {\n    user: blockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.BlockUserDocument,
    "\n  mutation UnblockUser($id: ID!) {\n    user: unblockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.UnblockUserDocument,
    "\n  mutation MuteUser($id: ID!) {\n    user: muteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.MuteUserDocument,
    "\n  mutation UnmuteUser($id: ID!) {\n    user: unmuteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": typeof types.UnmuteUserDocument,
    "\n  query FollowersOf($ids: [ID!]!) {\n    users(ids: $ids) {\n      id\n      followersCount\n    }\n  }\n": typeof types.FollowersOfDocument,
    "\n  query FirstPage {\n    user(username: \"ada\") {\n      displayName\n    }\n    viewer {\n      user {\n        id\n      }\n    }\n  }\n": typeof types.FirstPageDocument,
    "\n  mutation RefreshWithStaleHeader($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n    }\n  }\n": typeof types.RefreshWithStaleHeaderDocument,
    "\n  query Written($username: String!, $after: String) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: 100, after: $after) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.WrittenDocument,
    "\n  query SignsOfLife {\n    homeTimeline(first: 50) {\n      edges {\n        node {\n          id\n          likesCount\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n      }\n    }\n    user(username: \"ada\") {\n      tweetsCount\n    }\n  }\n": typeof types.SignsOfLifeDocument,
    "\n  mutation LoginToDemo($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n    }\n  }\n": typeof types.LoginToDemoDocument,
    "\n  query Demo {\n    user(username: \"bob\") {\n      followersCount\n      tweetsCount\n      tweets(first: 20) {\n        edges {\n          node {\n            text\n            likesCount\n            repliesCount\n          }\n        }\n      }\n    }\n    hashtag(name: \"birds\") {\n      tweetsCount\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n  }\n": typeof types.DemoDocument,
    "\n  query TrendsOfLanguage($scope: String!) {\n    trends(window: HOUR, scope: $scope) {\n      items {\n        name\n      }\n    }\n  }\n": typeof types.TrendsOfLanguageDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n": typeof types.LoginDocument,
    "\n  query CountsOf($username: String!) {\n    user(username: $username) {\n      followersCount\n      followingCount\n      tweetsCount\n    }\n  }\n": typeof types.CountsOfDocument,
    "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n": typeof types.LivelyDocument,
    "\n  query HomePageBothWays(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $order: TimelineOrder! = LATEST\n  ) {\n    homeTimeline(first: $first, after: $after, last: $last, before: $before, order: $order) {\n      edges {\n        node {\n          text\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.HomePageBothWaysDocument,
    "\n  query Suggest($prefix: String!, $first: Int!) {\n    autocomplete(prefix: $prefix, first: $first) {\n      ... on Hashtag {\n        name\n      }\n      ... on User {\n        username\n      }\n    }\n  }\n": typeof types.SuggestDocument,
    "\n  query TagPage($name: String!, $first: Int!, $after: String) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets(first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            text\n            author {\n              username\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.TagPageDocument,
    "\n  query SearchReindexed($query: String!) {\n    searchTweets(query: $query, order: LATEST) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n": typeof types.SearchReindexedDocument,
    "\n  query Search($query: String!, $order: SearchOrder!) {\n    searchTweets(query: $query, order: $order, first: 10) {\n      edges {\n        node {\n          text\n          author {\n            username\n          }\n        }\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query Trends($window: TrendWindow!, $scope: String!) {\n    trends(window: $window, scope: $scope) {\n      asOf\n      window\n      scope\n      items {\n        rank\n        name\n        tweetVolume\n        score\n        hashtag {\n          tweetsCount\n        }\n      }\n    }\n  }\n": typeof types.TrendsDocument,
    "\n  query Find($query: String!) {\n    searchTweets(query: $query, order: LATEST, first: 10) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n": typeof types.FindDocument,
    "\n  query Name($name: String!) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets {\n        edges {\n          node {\n            text\n          }\n        }\n      }\n    }\n  }\n": typeof types.NameDocument,
    "\n  query Complete($prefix: String!) {\n    autocomplete(prefix: $prefix) {\n      ... on Hashtag {\n        name\n      }\n    }\n  }\n": typeof types.CompleteDocument,
    "\n  mutation LikeForTheWebClient($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        id\n      }\n    }\n  }\n": typeof types.LikeForTheWebClientDocument,
    "\n  mutation EditForTheWebClient($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        id\n      }\n    }\n  }\n": typeof types.EditForTheWebClientDocument,
    "\n  query LikedInTheWebClient($id: ID!) {\n    tweet(id: $id) {\n      likesCount\n      viewerHasLiked\n    }\n  }\n": typeof types.LikedInTheWebClientDocument,
};
const documents: Documents = {
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n": types.RegisterDocument,
    "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      ...OpenSession\n    }\n  }\n\n  fragment OpenSession on Session {\n    accessToken\n    expiresAt\n    refreshToken\n    user {\n      id\n      username\n    }\n  }\n": types.SignInDocument,
    "\n  mutation Refresh($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      ...OpenSession\n    }\n  }\n": types.RefreshDocument,
    "\n  mutation SignOut($everywhere: Boolean) {\n    logout(everywhere: $everywhere)\n  }\n": types.SignOutDocument,
    "\n  mutation ChangePassword($current: String!, $next: String!) {\n    changePassword(current: $current, next: $next) {\n      ...OpenSession\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  query WhoAmI {\n    viewer {\n      id\n      email\n      user {\n        username\n        followersCount\n        followingCount\n      }\n    }\n  }\n": types.WhoAmIDocument,
    "\n  query OpenSessions {\n    viewer {\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        endsAt\n        current\n      }\n    }\n  }\n": types.OpenSessionsDocument,
    "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        sessions {\n          id\n        }\n      }\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation CreateUpload($input: CreateMediaUploadInput!) {\n    createMediaUpload(input: $input) {\n      upload {\n        id\n        state\n        expiresAt\n      }\n      signedUpload {\n        method\n        url\n        headers {\n          name\n          value\n        }\n        expiresAt\n      }\n    }\n  }\n": types.CreateUploadDocument,
    "\n  mutation CompleteUpload($id: ID!) {\n    completeMediaUpload(id: $id) {\n      upload {\n        id\n        state\n      }\n    }\n  }\n": types.CompleteUploadDocument,
    "\n  query ReadUpload($id: ID!) {\n    mediaUpload(id: $id) {\n      ...UploadState\n    }\n  }\n\n  fragment UploadState on MediaUpload {\n    id\n    kind\n    state\n    failure\n    expiresAt\n    media {\n      ...WholeMedia\n    }\n  }\n\n  fragment WholeMedia on Media {\n    __typename\n    id\n    altText\n    sensitive\n    focalPoint {\n      x\n      y\n    }\n    width\n    height\n    blurhash\n    ... on Image {\n      animated\n      variants {\n        size\n        contentType\n        width\n        height\n        bytes\n        url\n      }\n    }\n  }\n": types.ReadUploadDocument,
    "\n  mutation PostMedia($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        id\n        text\n        media {\n          ...WholeMedia\n        }\n      }\n    }\n  }\n": types.PostMediaDocument,
    "\n  query MediaOfTweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      media {\n        ...WholeMedia\n      }\n    }\n  }\n": types.MediaOfTweetDocument,
    "\n  query HomeMedia($first: Int!) {\n    homeTimeline(first: $first) {\n      edges {\n        node {\n          id\n          media {\n            id\n            ... on Image {\n              variants {\n                url\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.HomeMediaDocument,
    "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        text\n        conversation {\n          id\n        }\n      }\n    }\n  }\n": types.SendMessageDocument,
    "\n  query ConversationById($id: ID!, $first: Int, $after: String, $before: String, $last: Int) {\n    conversation(id: $id) {\n      ...Listed\n      members {\n        userId\n        user {\n          username\n        }\n        isAdmin\n        deliveredUpTo\n        readUpTo\n      }\n      messages(first: $first, after: $after, before: $before, last: $last) {\n        edges {\n          cursor\n          node {\n            ...Written\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Listed on Conversation {\n    id\n    kind\n    name\n    joined\n    list\n    lastSequence\n    readUpTo\n    unreadCount\n    lastActivityAt\n    lastMessage {\n      text\n      sequence\n    }\n  }\n\n  fragment Written on Message {\n    id\n    sequence\n    senderId\n    sender {\n      username\n    }\n    text\n    replyTo {\n      text\n    }\n    quotedTweet {\n      text\n    }\n    reactions {\n      emoji\n      userId\n    }\n    editedAt\n    deleted\n  }\n": types.ConversationByIdDocument,
    "\n  query Conversations($first: Int, $after: String, $unreadFirst: Boolean! = false) {\n    viewer {\n      unreadMessagesCount\n      conversations(first: $first, after: $after, unreadFirst: $unreadFirst) {\n        edges {\n          cursor\n          node {\n            ...Listed\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      messageRequests {\n        edges {\n          node {\n            ...Listed\n          }\n        }\n      }\n    }\n  }\n": types.ConversationsDocument,
    "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        ...Written\n      }\n    }\n  }\n": types.EditMessageDocument,
    "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean! = false) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n": types.DeleteMessageDocument,
    "\n  mutation React($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        ...Written\n      }\n    }\n  }\n": types.ReactDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n": types.CreateGroupDocument,
    "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        name\n      }\n    }\n  }\n": types.RenameGroupDocument,
    "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n": types.AddGroupMembersDocument,
    "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n": types.RemoveGroupMemberDocument,
    "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        joined\n        list\n        members {\n          userId\n        }\n      }\n    }\n  }\n": types.LeaveGroupDocument,
    "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        members {\n          userId\n          isAdmin\n        }\n      }\n    }\n  }\n": types.SetGroupAdminDocument,
    "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": types.MarkDeliveredDocument,
    "\n  mutation MarkRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n": types.MarkReadDocument,
    "\n  mutation AcceptRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n": types.AcceptRequestDocument,
    "\n  mutation DeclineRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n": types.DeclineRequestDocument,
    "\n  mutation UpdateMessageSettings($input: UpdateMessageSettingsInput!) {\n    updateMessageSettings(input: $input) {\n      viewer {\n        messageSettings {\n          from\n          receipts\n        }\n      }\n    }\n  }\n": types.UpdateMessageSettingsDocument,
    "\n  mutation StartTyping($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n": types.StartTypingDocument,
    "\n  query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {\n    viewer {\n      searchMessages(query: $query, conversationId: $conversationId, first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            text\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SearchMessagesDocument,
    "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n": types.MutedWordsDocument,
    "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n": types.MuteWordDocument,
    "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n": types.UnmuteWordDocument,
    "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": types.MuteConversationDocument,
    "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n": types.UnmuteConversationDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      ...WholeNode\n    }\n  }\n\n  fragment WholeNode on Node {\n    __typename\n    id\n    ... on Tweet {\n      text\n      author {\n        username\n      }\n    }\n    ... on User {\n      username\n    }\n    ... on Viewer {\n      email\n      user {\n        id\n      }\n    }\n    ... on Relationship {\n      following\n      muting\n    }\n    ... on Hashtag {\n      name\n      tweetsCount\n    }\n  }\n": types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeNode\n    }\n  }\n": types.NodesByIdDocument,
    "\n  query IdsOfRecords($username: String!, $tag: String!) {\n    viewer {\n      id\n      user {\n        id\n      }\n    }\n    user(username: $username) {\n      id\n      viewerRelationship {\n        id\n      }\n    }\n    hashtag(name: $tag) {\n      id\n    }\n  }\n": types.IdsOfRecordsDocument,
    "\n  query Notifications($first: Int, $after: String, $kinds: [NotificationKind!]) {\n    viewer {\n      unreadNotificationsCount\n      notifications(first: $first, after: $after, kinds: $kinds) {\n        edges {\n          cursor\n          node {\n            ...Told\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Told on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        text\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        text\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n": types.NotificationsDocument,
    "\n  query NotificationActors($id: ID!, $first: Int, $after: String) {\n    viewer {\n      notification(id: $id) {\n        ... on LikeNotification {\n          actorsCount\n          actors(first: $first, after: $after) {\n            edges {\n              node {\n                username\n              }\n            }\n            pageInfo {\n              hasNextPage\n              endCursor\n            }\n          }\n        }\n      }\n    }\n  }\n": types.NotificationActorsDocument,
    "\n  mutation MarkNotificationsRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        unreadNotificationsCount\n      }\n    }\n  }\n": types.MarkNotificationsReadDocument,
    "\n  query NotificationSettings {\n    viewer {\n      notificationSettings {\n        kind\n        from\n        push\n      }\n      noticeAuthors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n  }\n": types.NotificationSettingsDocument,
    "\n  mutation UpdateNotificationSettings($settings: [NotificationSettingInput!]!) {\n    updateNotificationSettings(settings: $settings) {\n      viewer {\n        notificationSettings {\n          kind\n          from\n          push\n        }\n      }\n    }\n  }\n": types.UpdateNotificationSettingsDocument,
    "\n  mutation TurnOnNotices($userId: ID!) {\n    turnOnNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n": types.TurnOnNoticesDocument,
    "\n  mutation TurnOffNotices($userId: ID!) {\n    turnOffNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n": types.TurnOffNoticesDocument,
    "\n  query VapidPublicKey {\n    vapidPublicKey\n  }\n": types.VapidPublicKeyDocument,
    "\n  mutation RegisterPush($input: RegisterPushSubscriptionInput!) {\n    registerPushSubscription(input: $input) {\n      pushSubscription {\n        ...Device\n      }\n    }\n  }\n\n  fragment Device on PushSubscription {\n    id\n    host\n    registeredAt\n    endsAt\n  }\n": types.RegisterPushDocument,
    "\n  mutation RemovePush($id: ID!) {\n    removePushSubscription(id: $id) {\n      viewer {\n        pushSubscriptions {\n          ...Device\n        }\n      }\n    }\n  }\n": types.RemovePushDocument,
    "\n  query Devices {\n    viewer {\n      pushSubscriptions {\n        ...Device\n      }\n    }\n  }\n": types.DevicesDocument,
    "\n  query NotificationById($id: ID!) {\n    viewer {\n      notification(id: $id) {\n        __typename\n        ... on LikeNotification {\n          tweet {\n            text\n          }\n        }\n      }\n    }\n  }\n": types.NotificationByIdDocument,
    "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.HomeTimelineDocument,
    "\n  query HomeBeforeLive($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        node {\n          id\n        }\n      }\n      pageInfo {\n        startCursor\n        endCursor\n      }\n      liveCursor\n    }\n  }\n": types.HomeBeforeLiveDocument,
    "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.TimelineEventsDocument,
    "\n  query Replies($id: ID!, $first: Int, $after: String) {\n    tweet(id: $id) {\n      repliesCount\n      replies(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        text\n        author {\n          username\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": types.RepliesDocument,
    "\n  query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: $first, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n": types.TweetsOfDocument,
    "\n  query LikedBy($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      likedTweets(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.LikedByDocument,
    "\n  query Bookmarks($first: Int, $after: String) {\n    viewer {\n      bookmarks(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n": types.BookmarksDocument,
    "\n  query WholeTweet($id: ID!) {\n    tweet(id: $id) {\n      ...Whole\n    }\n  }\n\n  fragment Whole on Tweet {\n    id\n    kind\n    text\n    createdAt\n    editedAt\n    edits {\n      text\n      editedAt\n    }\n    author {\n      id\n      username\n    }\n    hashtags\n    mentions {\n      username\n    }\n    urls\n    lang\n    conversationId\n    inReplyTo {\n      id\n    }\n    quoted {\n      id\n    }\n    retweetOf {\n      id\n    }\n    likesCount\n    retweetsCount\n    quotesCount\n    repliesCount\n    viewsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n": types.WholeTweetDocument,
    "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n": types.TweetByIdDocument,
    "\n  mutation Post($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      ...Whole\n    }\n  }\n": types.PostDocument,
    "\n  mutation PostBriefly($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n": types.PostBrieflyDocument,
    "\n  mutation Edit($id: ID!, $text: String!) {\n    editTweet(id: $id, text: $text) {\n      ...Whole\n    }\n  }\n": types.EditDocument,
    "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n": types.DeleteTweetDocument,
    "\n  mutation Like($id: ID!) {\n    likeTweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.LikeDocument,
    "\n  mutation LikeBriefly($id: ID!) {\n    likeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n": types.LikeBrieflyDocument,
    "\n  mutation Unlike($id: ID!) {\n    unlikeTweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.UnlikeDocument,
    "\n  mutation UnlikeBriefly($id: ID!) {\n    unlikeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n": types.UnlikeBrieflyDocument,
    "\n  mutation Retweet($id: ID!) {\n    retweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.RetweetDocument,
    "\n  mutation RetweetBriefly($id: ID!) {\n    retweet(id: $id) {\n      id\n    }\n  }\n": types.RetweetBrieflyDocument,
    "\n  mutation UndoRetweet($id: ID!) {\n    undoRetweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.UndoRetweetDocument,
    "\n  mutation Bookmark($id: ID!) {\n    bookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.BookmarkDocument,
    "\n  mutation Unbookmark($id: ID!) {\n    unbookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n": types.UnbookmarkDocument,
    "\n  query Followers($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      followers(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        username\n        viewerRelationship {\n          following\n          followedBy\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n": types.FollowersDocument,
    "\n  query Following($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      following(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n": types.FollowingDocument,
    "\n  query OwnLists($first: Int) {\n    viewer {\n      followRequests(first: $first) {\n        ...UserPage\n      }\n      blocks(first: $first) {\n        ...UserPage\n      }\n      mutes(first: $first) {\n        ...UserPage\n      }\n    }\n  }\n": types.OwnListsDocument,
    "\n  query SearchUsers($query: String!, $first: Int, $after: String) {\n    searchUsers(query: $query, first: $first, after: $after) {\n      ...UserPage\n    }\n  }\n": types.SearchUsersDocument,
    "\n  query Suggestions($first: Int) {\n    suggestedUsers(first: $first) {\n      username\n    }\n  }\n": types.SuggestionsDocument,
    "\n  query Profile($username: String!) {\n    user(username: $username) {\n      ...WholeProfile\n    }\n  }\n\n  fragment WholeProfile on User {\n    id\n    username\n    displayName\n    bio\n    avatarUrl\n    verified\n    protected\n    createdAt\n    followersCount\n    followingCount\n    viewerRelationship {\n      following\n      followedBy\n      followRequested\n      blocking\n      muting\n    }\n  }\n": types.ProfileDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      ...WholeProfile\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  mutation Protect($protected: Boolean!) {\n    updateProfile(input: { protected: $protected }) {\n      id\n      protected\n    }\n  }\n": types.ProtectDocument,
    "\n  mutation FollowUser($id: ID!) {\n    user: followUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.FollowUserDocument,
    "\n  mutation FollowBriefly($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n": types.FollowBrieflyDocument,
    "\n  mutation UnfollowUser($id: ID!) {\n    user: unfollowUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.UnfollowUserDocument,
    "\n  mutation UnfollowBriefly($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n": types.UnfollowBrieflyDocument,
    "\n  mutation RemoveFollower($id: ID!) {\n    user: removeFollower(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.RemoveFollowerDocument,
    "\n  mutation Accept($id: ID!) {\n    user: acceptFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.AcceptDocument,
    "\n  mutation Decline($id: ID!) {\n    user: declineFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.DeclineDocument,
    "\n  mutation BlockUser($id: ID!) {\n    user: blockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.BlockUserDocument,
    "\n  mutation UnblockUser($id: ID!) {\n    user: unblockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.UnblockUserDocument,
    "\n  mutation MuteUser($id: ID!) {\n    user: muteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.MuteUserDocument,
    "\n  mutation UnmuteUser($id: ID!) {\n    user: unmuteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n": types.UnmuteUserDocument,
    "\n  query FollowersOf($ids: [ID!]!) {\n    users(ids: $ids) {\n      id\n      followersCount\n    }\n  }\n": types.FollowersOfDocument,
    "\n  query FirstPage {\n    user(username: \"ada\") {\n      displayName\n    }\n    viewer {\n      user {\n        id\n      }\n    }\n  }\n": types.FirstPageDocument,
    "\n  mutation RefreshWithStaleHeader($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n    }\n  }\n": types.RefreshWithStaleHeaderDocument,
    "\n  query Written($username: String!, $after: String) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: 100, after: $after) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.WrittenDocument,
    "\n  query SignsOfLife {\n    homeTimeline(first: 50) {\n      edges {\n        node {\n          id\n          likesCount\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n      }\n    }\n    user(username: \"ada\") {\n      tweetsCount\n    }\n  }\n": types.SignsOfLifeDocument,
    "\n  mutation LoginToDemo($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n    }\n  }\n": types.LoginToDemoDocument,
    "\n  query Demo {\n    user(username: \"bob\") {\n      followersCount\n      tweetsCount\n      tweets(first: 20) {\n        edges {\n          node {\n            text\n            likesCount\n            repliesCount\n          }\n        }\n      }\n    }\n    hashtag(name: \"birds\") {\n      tweetsCount\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n  }\n": types.DemoDocument,
    "\n  query TrendsOfLanguage($scope: String!) {\n    trends(window: HOUR, scope: $scope) {\n      items {\n        name\n      }\n    }\n  }\n": types.TrendsOfLanguageDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n": types.LoginDocument,
    "\n  query CountsOf($username: String!) {\n    user(username: $username) {\n      followersCount\n      followingCount\n      tweetsCount\n    }\n  }\n": types.CountsOfDocument,
    "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n": types.LivelyDocument,
    "\n  query HomePageBothWays(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $order: TimelineOrder! = LATEST\n  ) {\n    homeTimeline(first: $first, after: $after, last: $last, before: $before, order: $order) {\n      edges {\n        node {\n          text\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.HomePageBothWaysDocument,
    "\n  query Suggest($prefix: String!, $first: Int!) {\n    autocomplete(prefix: $prefix, first: $first) {\n      ... on Hashtag {\n        name\n      }\n      ... on User {\n        username\n      }\n    }\n  }\n": types.SuggestDocument,
    "\n  query TagPage($name: String!, $first: Int!, $after: String) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets(first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            text\n            author {\n              username\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.TagPageDocument,
    "\n  query SearchReindexed($query: String!) {\n    searchTweets(query: $query, order: LATEST) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n": types.SearchReindexedDocument,
    "\n  query Search($query: String!, $order: SearchOrder!) {\n    searchTweets(query: $query, order: $order, first: 10) {\n      edges {\n        node {\n          text\n          author {\n            username\n          }\n        }\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  query Trends($window: TrendWindow!, $scope: String!) {\n    trends(window: $window, scope: $scope) {\n      asOf\n      window\n      scope\n      items {\n        rank\n        name\n        tweetVolume\n        score\n        hashtag {\n          tweetsCount\n        }\n      }\n    }\n  }\n": types.TrendsDocument,
    "\n  query Find($query: String!) {\n    searchTweets(query: $query, order: LATEST, first: 10) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n": types.FindDocument,
    "\n  query Name($name: String!) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets {\n        edges {\n          node {\n            text\n          }\n        }\n      }\n    }\n  }\n": types.NameDocument,
    "\n  query Complete($prefix: String!) {\n    autocomplete(prefix: $prefix) {\n      ... on Hashtag {\n        name\n      }\n    }\n  }\n": types.CompleteDocument,
    "\n  mutation LikeForTheWebClient($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        id\n      }\n    }\n  }\n": types.LikeForTheWebClientDocument,
    "\n  mutation EditForTheWebClient($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        id\n      }\n    }\n  }\n": types.EditForTheWebClientDocument,
    "\n  query LikedInTheWebClient($id: ID!) {\n    tweet(id: $id) {\n      likesCount\n      viewerHasLiked\n    }\n  }\n": types.LikedInTheWebClientDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n"): typeof import('./graphql.js').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      ...OpenSession\n    }\n  }\n\n  fragment OpenSession on Session {\n    accessToken\n    expiresAt\n    refreshToken\n    user {\n      id\n      username\n    }\n  }\n"): typeof import('./graphql.js').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Refresh($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      ...OpenSession\n    }\n  }\n"): typeof import('./graphql.js').RefreshDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut($everywhere: Boolean) {\n    logout(everywhere: $everywhere)\n  }\n"): typeof import('./graphql.js').SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($current: String!, $next: String!) {\n    changePassword(current: $current, next: $next) {\n      ...OpenSession\n    }\n  }\n"): typeof import('./graphql.js').ChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoAmI {\n    viewer {\n      id\n      email\n      user {\n        username\n        followersCount\n        followingCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').WhoAmIDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenSessions {\n    viewer {\n      sessions {\n        id\n        signedInAt\n        refreshedAt\n        endsAt\n        current\n      }\n    }\n  }\n"): typeof import('./graphql.js').OpenSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) {\n    sessionEnd(id: $id) {\n      viewer {\n        sessions {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').EndSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUpload($input: CreateMediaUploadInput!) {\n    createMediaUpload(input: $input) {\n      upload {\n        id\n        state\n        expiresAt\n      }\n      signedUpload {\n        method\n        url\n        headers {\n          name\n          value\n        }\n        expiresAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteUpload($id: ID!) {\n    completeMediaUpload(id: $id) {\n      upload {\n        id\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.js').CompleteUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadUpload($id: ID!) {\n    mediaUpload(id: $id) {\n      ...UploadState\n    }\n  }\n\n  fragment UploadState on MediaUpload {\n    id\n    kind\n    state\n    failure\n    expiresAt\n    media {\n      ...WholeMedia\n    }\n  }\n\n  fragment WholeMedia on Media {\n    __typename\n    id\n    altText\n    sensitive\n    focalPoint {\n      x\n      y\n    }\n    width\n    height\n    blurhash\n    ... on Image {\n      animated\n      variants {\n        size\n        contentType\n        width\n        height\n        bytes\n        url\n      }\n    }\n  }\n"): typeof import('./graphql.js').ReadUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PostMedia($input: PostTweetInput!) {\n    tweetPost(input: $input) {\n      tweet {\n        id\n        text\n        media {\n          ...WholeMedia\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').PostMediaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MediaOfTweet($id: ID!) {\n    tweet(id: $id) {\n      id\n      media {\n        ...WholeMedia\n      }\n    }\n  }\n"): typeof import('./graphql.js').MediaOfTweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeMedia($first: Int!) {\n    homeTimeline(first: $first) {\n      edges {\n        node {\n          id\n          media {\n            id\n            ... on Image {\n              variants {\n                url\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').HomeMediaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendMessage($input: SendMessageInput!) {\n    sendMessage(input: $input) {\n      message {\n        id\n        sequence\n        text\n        conversation {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SendMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationById($id: ID!, $first: Int, $after: String, $before: String, $last: Int) {\n    conversation(id: $id) {\n      ...Listed\n      members {\n        userId\n        user {\n          username\n        }\n        isAdmin\n        deliveredUpTo\n        readUpTo\n      }\n      messages(first: $first, after: $after, before: $before, last: $last) {\n        edges {\n          cursor\n          node {\n            ...Written\n          }\n        }\n        pageInfo {\n          hasNextPage\n          hasPreviousPage\n          startCursor\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Listed on Conversation {\n    id\n    kind\n    name\n    joined\n    list\n    lastSequence\n    readUpTo\n    unreadCount\n    lastActivityAt\n    lastMessage {\n      text\n      sequence\n    }\n  }\n\n  fragment Written on Message {\n    id\n    sequence\n    senderId\n    sender {\n      username\n    }\n    text\n    replyTo {\n      text\n    }\n    quotedTweet {\n      text\n    }\n    reactions {\n      emoji\n      userId\n    }\n    editedAt\n    deleted\n  }\n"): typeof import('./graphql.js').ConversationByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversations($first: Int, $after: String, $unreadFirst: Boolean! = false) {\n    viewer {\n      unreadMessagesCount\n      conversations(first: $first, after: $after, unreadFirst: $unreadFirst) {\n        edges {\n          cursor\n          node {\n            ...Listed\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n      messageRequests {\n        edges {\n          node {\n            ...Listed\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ConversationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditMessage($id: ID!, $text: String!) {\n    editMessage(id: $id, text: $text) {\n      message {\n        ...Written\n      }\n    }\n  }\n"): typeof import('./graphql.js').EditMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteMessage($id: ID!, $forAll: Boolean! = false) {\n    deleteMessage(id: $id, forAll: $forAll) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeleteMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation React($id: ID!, $emoji: String) {\n    reactToMessage(id: $id, emoji: $emoji) {\n      message {\n        ...Written\n      }\n    }\n  }\n"): typeof import('./graphql.js').ReactDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) {\n      conversation {\n        ...Listed\n      }\n    }\n  }\n"): typeof import('./graphql.js').CreateGroupDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameGroup($id: ID!, $name: String) {\n    renameGroup(id: $id, name: $name) {\n      conversation {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').RenameGroupDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {\n    addGroupMembers(id: $id, memberIds: $memberIds) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').AddGroupMembersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveGroupMember($id: ID!, $memberId: ID!) {\n    removeGroupMember(id: $id, memberId: $memberId) {\n      conversation {\n        members {\n          userId\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').RemoveGroupMemberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveGroup($id: ID!) {\n    leaveGroup(id: $id) {\n      conversation {\n        joined\n        list\n        members {\n          userId\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LeaveGroupDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {\n    setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {\n      conversation {\n        members {\n          userId\n          isAdmin\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SetGroupAdminDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkDelivered($id: ID!, $upTo: Int!) {\n    markConversationDelivered(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').MarkDeliveredDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkRead($id: ID!, $upTo: Int!) {\n    markConversationRead(id: $id, upTo: $upTo) {\n      conversation {\n        readUpTo\n        unreadCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').MarkReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptRequest($id: ID!) {\n    acceptMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n"): typeof import('./graphql.js').AcceptRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineRequest($id: ID!) {\n    declineMessageRequest(id: $id) {\n      conversation {\n        list\n      }\n    }\n  }\n"): typeof import('./graphql.js').DeclineRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateMessageSettings($input: UpdateMessageSettingsInput!) {\n    updateMessageSettings(input: $input) {\n      viewer {\n        messageSettings {\n          from\n          receipts\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateMessageSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartTyping($id: ID!) {\n    typing(id: $id) {\n      conversation {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').StartTypingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {\n    viewer {\n      searchMessages(query: $query, conversationId: $conversationId, first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            text\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SearchMessagesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MutedWords {\n    viewer {\n      id\n      mutedWords {\n        text\n        mutedAt\n      }\n    }\n  }\n"): typeof import('./graphql.js').MutedWordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MuteWord($text: String!) {\n    muteWord(input: { text: $text }) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').MuteWordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnmuteWord($text: String!) {\n    unmuteWord(text: $text) {\n      viewer {\n        mutedWords {\n          text\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').UnmuteWordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MuteConversation($id: ID!) {\n    tweetMuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"): typeof import('./graphql.js').MuteConversationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnmuteConversation($id: ID!) {\n    tweetUnmuteConversation(id: $id) {\n      tweet {\n        id\n        viewerHasMutedConversation\n      }\n    }\n  }\n"): typeof import('./graphql.js').UnmuteConversationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      ...WholeNode\n    }\n  }\n\n  fragment WholeNode on Node {\n    __typename\n    id\n    ... on Tweet {\n      text\n      author {\n        username\n      }\n    }\n    ... on User {\n      username\n    }\n    ... on Viewer {\n      email\n      user {\n        id\n      }\n    }\n    ... on Relationship {\n      following\n      muting\n    }\n    ... on Hashtag {\n      name\n      tweetsCount\n    }\n  }\n"): typeof import('./graphql.js').NodeByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ...WholeNode\n    }\n  }\n"): typeof import('./graphql.js').NodesByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IdsOfRecords($username: String!, $tag: String!) {\n    viewer {\n      id\n      user {\n        id\n      }\n    }\n    user(username: $username) {\n      id\n      viewerRelationship {\n        id\n      }\n    }\n    hashtag(name: $tag) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').IdsOfRecordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notifications($first: Int, $after: String, $kinds: [NotificationKind!]) {\n    viewer {\n      unreadNotificationsCount\n      notifications(first: $first, after: $after, kinds: $kinds) {\n        edges {\n          cursor\n          node {\n            ...Told\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Told on Notification {\n    __typename\n    id\n    createdAt\n    read\n    ... on LikeNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on RetweetNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n      tweet {\n        text\n      }\n    }\n    ... on FollowNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on FollowRequestNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on RequestAcceptedNotification {\n      actorsCount\n      actors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n    ... on MentionNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ReplyNotification {\n      tweet {\n        text\n      }\n    }\n    ... on QuoteNotification {\n      tweet {\n        text\n      }\n    }\n    ... on NewTweetNotification {\n      tweet {\n        text\n      }\n    }\n    ... on ModerationNotification {\n      action\n    }\n  }\n"): typeof import('./graphql.js').NotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationActors($id: ID!, $first: Int, $after: String) {\n    viewer {\n      notification(id: $id) {\n        ... on LikeNotification {\n          actorsCount\n          actors(first: $first, after: $after) {\n            edges {\n              node {\n                username\n              }\n            }\n            pageInfo {\n              hasNextPage\n              endCursor\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').NotificationActorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkNotificationsRead($upTo: String!) {\n    markNotificationsRead(upTo: $upTo) {\n      viewer {\n        unreadNotificationsCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').MarkNotificationsReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationSettings {\n    viewer {\n      notificationSettings {\n        kind\n        from\n        push\n      }\n      noticeAuthors {\n        edges {\n          node {\n            username\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').NotificationSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateNotificationSettings($settings: [NotificationSettingInput!]!) {\n    updateNotificationSettings(settings: $settings) {\n      viewer {\n        notificationSettings {\n          kind\n          from\n          push\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').UpdateNotificationSettingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TurnOnNotices($userId: ID!) {\n    turnOnNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n"): typeof import('./graphql.js').TurnOnNoticesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TurnOffNotices($userId: ID!) {\n    turnOffNotices(userId: $userId) {\n      user {\n        username\n      }\n    }\n  }\n"): typeof import('./graphql.js').TurnOffNoticesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VapidPublicKey {\n    vapidPublicKey\n  }\n"): typeof import('./graphql.js').VapidPublicKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPush($input: RegisterPushSubscriptionInput!) {\n    registerPushSubscription(input: $input) {\n      pushSubscription {\n        ...Device\n      }\n    }\n  }\n\n  fragment Device on PushSubscription {\n    id\n    host\n    registeredAt\n    endsAt\n  }\n"): typeof import('./graphql.js').RegisterPushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePush($id: ID!) {\n    removePushSubscription(id: $id) {\n      viewer {\n        pushSubscriptions {\n          ...Device\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').RemovePushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Devices {\n    viewer {\n      pushSubscriptions {\n        ...Device\n      }\n    }\n  }\n"): typeof import('./graphql.js').DevicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationById($id: ID!) {\n    viewer {\n      notification(id: $id) {\n        __typename\n        ... on LikeNotification {\n          tweet {\n            text\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').NotificationByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').HomeTimelineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeBeforeLive($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        node {\n          id\n        }\n      }\n      pageInfo {\n        startCursor\n        endCursor\n      }\n      liveCursor\n    }\n  }\n"): typeof import('./graphql.js').HomeBeforeLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): typeof import('./graphql.js').TimelineEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Replies($id: ID!, $first: Int, $after: String) {\n    tweet(id: $id) {\n      repliesCount\n      replies(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n\n  fragment TweetPage on TweetConnection {\n    edges {\n      cursor\n      node {\n        id\n        text\n        author {\n          username\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n"): typeof import('./graphql.js').RepliesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: $first, after: $after, replies: $replies) {\n        ...TweetPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').TweetsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LikedBy($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      likedTweets(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').LikedByDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Bookmarks($first: Int, $after: String) {\n    viewer {\n      bookmarks(first: $first, after: $after) {\n        ...TweetPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').BookmarksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WholeTweet($id: ID!) {\n    tweet(id: $id) {\n      ...Whole\n    }\n  }\n\n  fragment Whole on Tweet {\n    id\n    kind\n    text\n    createdAt\n    editedAt\n    edits {\n      text\n      editedAt\n    }\n    author {\n      id\n      username\n    }\n    hashtags\n    mentions {\n      username\n    }\n    urls\n    lang\n    conversationId\n    inReplyTo {\n      id\n    }\n    quoted {\n      id\n    }\n    retweetOf {\n      id\n    }\n    likesCount\n    retweetsCount\n    quotesCount\n    repliesCount\n    viewsCount\n    viewerHasLiked\n    viewerHasRetweeted\n    viewerHasBookmarked\n  }\n"): typeof import('./graphql.js').WholeTweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n"): typeof import('./graphql.js').TweetByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Post($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').PostDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PostBriefly($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n"): typeof import('./graphql.js').PostBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Edit($id: ID!, $text: String!) {\n    editTweet(id: $id, text: $text) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').EditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n"): typeof import('./graphql.js').DeleteTweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Like($id: ID!) {\n    likeTweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').LikeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LikeBriefly($id: ID!) {\n    likeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n"): typeof import('./graphql.js').LikeBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unlike($id: ID!) {\n    unlikeTweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').UnlikeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlikeBriefly($id: ID!) {\n    unlikeTweet(id: $id) {\n      viewerHasLiked\n    }\n  }\n"): typeof import('./graphql.js').UnlikeBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Retweet($id: ID!) {\n    retweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').RetweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetweetBriefly($id: ID!) {\n    retweet(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.js').RetweetBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoRetweet($id: ID!) {\n    undoRetweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').UndoRetweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Bookmark($id: ID!) {\n    bookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').BookmarkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unbookmark($id: ID!) {\n    unbookmarkTweet(id: $id) {\n      ...Whole\n    }\n  }\n"): typeof import('./graphql.js').UnbookmarkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Followers($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      followers(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n\n  fragment UserPage on UserConnection {\n    edges {\n      cursor\n      node {\n        username\n        viewerRelationship {\n          following\n          followedBy\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n"): typeof import('./graphql.js').FollowersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Following($username: String!, $first: Int, $after: String) {\n    user(username: $username) {\n      following(first: $first, after: $after) {\n        ...UserPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').FollowingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnLists($first: Int) {\n    viewer {\n      followRequests(first: $first) {\n        ...UserPage\n      }\n      blocks(first: $first) {\n        ...UserPage\n      }\n      mutes(first: $first) {\n        ...UserPage\n      }\n    }\n  }\n"): typeof import('./graphql.js').OwnListsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchUsers($query: String!, $first: Int, $after: String) {\n    searchUsers(query: $query, first: $first, after: $after) {\n      ...UserPage\n    }\n  }\n"): typeof import('./graphql.js').SearchUsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggestions($first: Int) {\n    suggestedUsers(first: $first) {\n      username\n    }\n  }\n"): typeof import('./graphql.js').SuggestionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Profile($username: String!) {\n    user(username: $username) {\n      ...WholeProfile\n    }\n  }\n\n  fragment WholeProfile on User {\n    id\n    username\n    displayName\n    bio\n    avatarUrl\n    verified\n    protected\n    createdAt\n    followersCount\n    followingCount\n    viewerRelationship {\n      following\n      followedBy\n      followRequested\n      blocking\n      muting\n    }\n  }\n"): typeof import('./graphql.js').ProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').UpdateProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Protect($protected: Boolean!) {\n    updateProfile(input: { protected: $protected }) {\n      id\n      protected\n    }\n  }\n"): typeof import('./graphql.js').ProtectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FollowUser($id: ID!) {\n    user: followUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').FollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FollowBriefly($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n"): typeof import('./graphql.js').FollowBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfollowUser($id: ID!) {\n    user: unfollowUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').UnfollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfollowBriefly($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n"): typeof import('./graphql.js').UnfollowBrieflyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFollower($id: ID!) {\n    user: removeFollower(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').RemoveFollowerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Accept($id: ID!) {\n    user: acceptFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').AcceptDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Decline($id: ID!) {\n    user: declineFollowRequest(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').DeclineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BlockUser($id: ID!) {\n    user: blockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').BlockUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnblockUser($id: ID!) {\n    user: unblockUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').UnblockUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MuteUser($id: ID!) {\n    user: muteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').MuteUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnmuteUser($id: ID!) {\n    user: unmuteUser(id: $id) {\n      ...WholeProfile\n    }\n  }\n"): typeof import('./graphql.js').UnmuteUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FollowersOf($ids: [ID!]!) {\n    users(ids: $ids) {\n      id\n      followersCount\n    }\n  }\n"): typeof import('./graphql.js').FollowersOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FirstPage {\n    user(username: \"ada\") {\n      displayName\n    }\n    viewer {\n      user {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').FirstPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshWithStaleHeader($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n    }\n  }\n"): typeof import('./graphql.js').RefreshWithStaleHeaderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Written($username: String!, $after: String) {\n    user(username: $username) {\n      tweetsCount\n      tweets(first: 100, after: $after) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').WrittenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignsOfLife {\n    homeTimeline(first: 50) {\n      edges {\n        node {\n          id\n          likesCount\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n      }\n    }\n    user(username: \"ada\") {\n      tweetsCount\n    }\n  }\n"): typeof import('./graphql.js').SignsOfLifeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoginToDemo($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n    }\n  }\n"): typeof import('./graphql.js').LoginToDemoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Demo {\n    user(username: \"bob\") {\n      followersCount\n      tweetsCount\n      tweets(first: 20) {\n        edges {\n          node {\n            text\n            likesCount\n            repliesCount\n          }\n        }\n      }\n    }\n    hashtag(name: \"birds\") {\n      tweetsCount\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n  }\n"): typeof import('./graphql.js').DemoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrendsOfLanguage($scope: String!) {\n    trends(window: HOUR, scope: $scope) {\n      items {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').TrendsOfLanguageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountsOf($username: String!) {\n    user(username: $username) {\n      followersCount\n      followingCount\n      tweetsCount\n    }\n  }\n"): typeof import('./graphql.js').CountsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LivelyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomePageBothWays(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $order: TimelineOrder! = LATEST\n  ) {\n    homeTimeline(first: $first, after: $after, last: $last, before: $before, order: $order) {\n      edges {\n        node {\n          text\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').HomePageBothWaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggest($prefix: String!, $first: Int!) {\n    autocomplete(prefix: $prefix, first: $first) {\n      ... on Hashtag {\n        name\n      }\n      ... on User {\n        username\n      }\n    }\n  }\n"): typeof import('./graphql.js').SuggestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TagPage($name: String!, $first: Int!, $after: String) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets(first: $first, after: $after) {\n        edges {\n          cursor\n          node {\n            text\n            author {\n              username\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').TagPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchReindexed($query: String!) {\n    searchTweets(query: $query, order: LATEST) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SearchReindexedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($query: String!, $order: SearchOrder!) {\n    searchTweets(query: $query, order: $order, first: 10) {\n      edges {\n        node {\n          text\n          author {\n            username\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Trends($window: TrendWindow!, $scope: String!) {\n    trends(window: $window, scope: $scope) {\n      asOf\n      window\n      scope\n      items {\n        rank\n        name\n        tweetVolume\n        score\n        hashtag {\n          tweetsCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').TrendsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Find($query: String!) {\n    searchTweets(query: $query, order: LATEST, first: 10) {\n      edges {\n        node {\n          text\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').FindDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Name($name: String!) {\n    hashtag(name: $name) {\n      name\n      tweetsCount\n      tweets {\n        edges {\n          node {\n            text\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').NameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Complete($prefix: String!) {\n    autocomplete(prefix: $prefix) {\n      ... on Hashtag {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.js').CompleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LikeForTheWebClient($id: ID!) {\n    tweetLike(id: $id) {\n      tweet {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').LikeForTheWebClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditForTheWebClient($id: ID!, $text: String!) {\n    tweetEdit(id: $id, text: $text) {\n      tweet {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').EditForTheWebClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LikedInTheWebClient($id: ID!) {\n    tweet(id: $id) {\n      likesCount\n      viewerHasLiked\n    }\n  }\n"): typeof import('./graphql.js').LikedInTheWebClientDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
