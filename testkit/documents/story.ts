import { expect } from 'vitest';
import type { TestUser } from '../client/index.js';
import { writeToEachOther } from '../messages/document-story.js';

const PAGE = 'edges { cursor node { id } } pageInfo { endCursor }';
const TWEETS =
  'edges { node { id text author { username viewerRelationship { following } } viewerHasLiked } }';

/** Every read of the API once, and with a cursor where there is one. */
export const READS = [
  `{ viewer { noticeAuthors { edges { node { id } } } notificationSettings { kind } unreadNotificationsCount notifications { edges { node { id read ... on LikeNotification { actors { ${PAGE} } tweet { id } } } } } } }`,
  '{ vapidPublicKey viewer { pushSubscriptions { id host } } }',
  '{ viewer { notifications(kinds: [LIKE]) { edges { node { id } } } notification(id: "Notification:LIKE:1:2") { id } } }',
  `{ viewer { email sessions { id current } user { id } followRequests { ${PAGE} } blocks { ${PAGE} } mutes { ${PAGE} } bookmarks { ${TWEETS} } } }`,
  `{ user(username: "BOB") { id tweetsCount followers { ${PAGE} } following { ${PAGE} } tweets(replies: true) { ${TWEETS} } likedTweets { ${TWEETS} } } }`,
  `{ user(username: "bob") { tweets { ${TWEETS} } } }`,
  `{ suggestedUsers { id } searchUsers(query: "ca") { ${PAGE} } }`,
  `{ homeTimeline { ${TWEETS} } mentionsTimeline { ${TWEETS} } }`,
  `{ homeTimeline(order: TOP) { ${TWEETS} } }`,
  `{ trends(window: HOUR) { items { name hashtag { tweetsCount tweets(first: 3) { ${TWEETS} } } } } hashtag(name: "birds") { tweetsCount } }`,
  `{ searchTweets(query: "morning birds") { ${TWEETS} } latest: searchTweets(query: "from:bob #birds", order: LATEST) { ${TWEETS} } }`,
  `{ autocomplete(prefix: "b") { __typename ... on User { id } ... on Hashtag { name } } }`,
];

/** Every write that users make of tweets and of each other. */
export async function tellTheStory({
  ada,
  bob,
  carol,
}: Record<'ada' | 'bob' | 'carol', TestUser>): Promise<void> {
  await ada.follow(bob);
  await carol.follow(bob);
  await ada.follow(carol);
  const first = await bob.post('Good morning @ada #birds https://example.com');
  const reply = await ada.post('Morning! #birds', { inReplyTo: first });
  await carol.post('Look', { quoteOf: first });
  for (const action of ['likeTweet', 'retweet', 'bookmarkTweet', 'unlikeTweet', 'likeTweet']) {
    expect(
      (await ada.send(`mutation { ${action}(id: "${first}") { id likesCount } }`)).errors,
      action,
    ).toEqual([]);
  }
  expect((await ada.send(`mutation { editTweet(id: "${reply}", text: "Evening") { id } }`)).errors).toEqual(
    [],
  );
  expect((await ada.send(`mutation { undoRetweet(id: "${first}") { id } }`)).errors).toEqual([]);
  await carol.deleteTweet(await carol.post('Gone soon'));
  await carol.get(`mutation { likeTweet(id: "${reply}") { id } }`);
  await ada.unfollow(carol);
  await ada.get(`mutation { turnOnNotices(userId: "${bob.id}") { user { id } } }`);
  await ada.get(
    'mutation { updateNotificationSettings(settings: [{ kind: RETWEET, push: false }]) { viewer { id } } }',
  );
  const told = await bob.post('For whom it concerns');
  await bob.deleteTweet(told);
  await ada.get(`mutation { turnOffNotices(userId: "${bob.id}") { user { id } } }`);
  await ada.get(`mutation { turnOnNotices(userId: "${bob.id}") { user { id } } }`);
  await writeToEachOther({ ada, bob, carol });
  for (const action of ['muteUser', 'unmuteUser', 'blockUser', 'unblockUser']) {
    expect((await ada.send(`mutation { ${action}(id: "${carol.id}") { id } }`)).errors, action).toEqual([]);
  }
}

/** Lists with pages: the text before the arguments, further arguments, and the text behind the page. */
const LISTS: readonly (readonly [before: string, args: string, behind: string])[] = [
  ...['followers', 'following', 'likedTweets', 'tweets'].map(
    (field) => [`{ user(username: "bob") { ${field}`, '', '} }'] as const,
  ),
  ['{ user(username: "bob") { tweets', ', replies: true', '} }'],
  ...['bookmarks', 'blocks', 'mutes', 'followRequests'].map(
    (field) => [`{ viewer { ${field}`, '', '} }'] as const,
  ),
  ['{ viewer { notifications', '', '} }'],
  ['{ viewer { notifications', ', kinds: [LIKE]', '} }'],
  ['{ viewer { noticeAuthors', '', '} }'],
  ['{ homeTimeline', '', '}'],
  ['{ mentionsTimeline', '', '}'],
  ['{ searchTweets', ', query: "birds", order: LATEST', '}'],
  ['{ searchUsers', ', query: "c"', '}'],
  ['{ searchUsers', ', query: "carol"', '}'],
  ['{ hashtag(name: "birds") { tweets', '', '} }'],
];

/** The second page of every list that has an entry. */
export async function turnPages(user: TestUser): Promise<void> {
  for (const [before, args, behind] of LISTS) {
    const page = async (after: string): Promise<string | undefined> => {
      const query = `${before}(first: 1${after}${args}) { pageInfo { endCursor } } ${behind}`;
      const { data, errors } = await user.send(query);
      expect(errors, query).toEqual([]);
      return /"endCursor":("[^"]+")/.exec(JSON.stringify(data))?.[1];
    };
    const cursor = await page('');
    if (cursor !== undefined) await page(`, after: ${cursor}`);
  }
}

/** The actors of every notification behind the first. */
export async function turnActors(user: TestUser): Promise<void> {
  const ACTORS = `__typename ... on LikeNotification { actors(first: 1) { ${PAGE} } }`;
  interface Node {
    id: string;
    actors?: { pageInfo: { endCursor: string } };
  }
  const { viewer } = await user.get<
    { viewer: { notifications: { edges: { node: Node }[] } } },
    Record<string, never>
  >(`{ viewer { notifications(kinds: [LIKE]) { edges { node { id ${ACTORS} } } } } }`);
  expect(viewer.notifications.edges).not.toEqual([]);
  for (const { node } of viewer.notifications.edges) {
    const page = `(first: 1, after: "${node.actors!.pageInfo.endCursor}")`;
    const query = `{ viewer { notification(id: "${node.id}") { ${ACTORS.replace('(first: 1)', page)} } } }`;
    expect((await user.send(query)).errors, query).toEqual([]);
  }
}
