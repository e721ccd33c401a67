import { EVERY_TEXT, USERS_TWEETS } from './privacy-paths.js';

/** Commands about a user, which return the user, by their name. */
export const USER_COMMANDS = [
  ...['followUser', 'unfollowUser', 'muteUser', 'unmuteUser', 'acceptFollowRequest', 'declineFollowRequest'],
  'removeFollower',
  ...['turnOnNotices', 'turnOffNotices'],
  ...['userFollow', 'userUnfollow', 'userMute', 'userUnmute', 'userAcceptFollowRequest'],
  ...['userDeclineFollowRequest', 'userRemoveFollower'],
  // Last, because these change what may be seen.
  ...['blockUser', 'userBlock', 'unblockUser', 'userUnblock'],
] as const;

/** A command about a user that asks for the tweets of that user. */
export function userCommand(name: string, id: string): string {
  const user = `username ${USERS_TWEETS}`;
  const argument = name.startsWith('turn') ? 'userId' : 'id';
  const hasPayload = /^(user|turn)/.test(name);
  return `mutation { ${name}(${argument}: "${id}") { ${hasPayload ? `user { ${user} }` : user} } }`;
}

/** Commands about a tweet, which return a tweet, by their name. */
export const TWEET_COMMANDS: Readonly<Record<string, (id: string) => string>> = {
  ...Object.fromEntries(
    [...['likeTweet', 'unlikeTweet', 'bookmarkTweet', 'unbookmarkTweet', 'retweet', 'undoRetweet']].map(
      (name) => [name, (id: string) => `${name}(id: "${id}") { ${EVERY_TEXT} }`],
    ),
  ),
  ...Object.fromEntries(
    [
      ...['tweetLike', 'tweetUnlike', 'tweetBookmark', 'tweetUnbookmark', 'tweetUndoRetweet'],
      ...['tweetMuteConversation', 'tweetUnmuteConversation'],
    ].map((name) => [name, (id: string) => `${name}(id: "${id}") { tweet { ${EVERY_TEXT} } }`]),
  ),
  tweetRetweet: (id) => `tweetRetweet(id: "${id}") { retweet { ${EVERY_TEXT} } tweet { ${EVERY_TEXT} } }`,
  tweetDelete: (id) => `tweetDelete(id: "${id}") { tweetId }`,
  tweetEdit: (id) => `tweetEdit(id: "${id}", text: "Mine now") { tweet { ${EVERY_TEXT} } }`,
  'tweetPost, a quote': (id) =>
    `tweetPost(input: { text: "Look", quoteOf: "${id}" }) { tweet { ${EVERY_TEXT} } }`,
  'tweetPost, a reply': (id) =>
    `tweetPost(input: { text: "Hm", inReplyTo: "${id}" }) { tweet { ${EVERY_TEXT} } }`,
  deleteTweet: (id) => `deleteTweet(id: "${id}")`,
  editTweet: (id) => `editTweet(id: "${id}", text: "Mine now") { ${EVERY_TEXT} }`,
  'postTweet, a quote': (id) => `postTweet(input: { text: "Look", quoteOf: "${id}" }) { ${EVERY_TEXT} }`,
  'postTweet, a reply': (id) => `postTweet(input: { text: "Hm", inReplyTo: "${id}" }) { ${EVERY_TEXT} }`,
};
