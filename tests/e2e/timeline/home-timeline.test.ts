import { describe, expect } from 'vitest';
import { cast, story } from '#testkit/client/index.js';
import { PostBriefly } from '#testkit/operations/tweets.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';

const act = (mutation: string): string => `mutation ($id: ID!) { ${mutation}(id: $id) { id } }`;
const [Mute, Unmute, Block, Retweet, Like] = [
  act('muteUser'),
  act('unmuteUser'),
  act('blockUser'),
  act('retweet'),
  act('likeTweet'),
];
const Protect = 'mutation { updateProfile(input: { protected: true }) { id } }';
const Edit = 'mutation ($id: ID!, $text: String!) { editTweet(id: $id, text: $text) { id } }';
const Mentions = '{ mentionsTimeline(first: 10) { edges { node { text author { username } } } } }';
const Top = '{ homeTimeline(first: 10, order: TOP) { edges { node { text author { username } } } } }';

interface Page {
  edges: { node: { text: string; author: { username: string } } | null }[];
}

const it = story({ cast: ['ada', 'bob', 'carol', 'dave'] });

describe('the home timeline', () => {
  it.beforeAll(async ({ network, ada, bob, carol }) => {
    await ada.follow(bob);
    await ada.follow(carol);
    await network.settle();
  });

  it('includes an own tweet in the next response', async ({ ada }) => {
    for (const text of ['one', 'two', 'three']) {
      await ada.post(text);
      expect((await ada.homeTexts(1))[0]).toBe(text);
    }
  });

  it('excludes muted and blocked users from the next response on', async ({
    network,
    ada,
    bob,
    carol,
    dave,
  }) => {
    await bob.post('hush');
    await carol.post('quiet');
    await network.settle();
    expect((await ada.homeTexts(2)).sort()).toEqual(['hush', 'quiet']);
    await ada.get(Mute, { id: bob.id });
    expect(await ada.homeTexts()).not.toContain('hush');
    await ada.get(Unmute, { id: bob.id });
    expect(await ada.homeTexts()).toContain('hush');
    await dave.follow(carol);
    await network.settle();
    expect(await dave.homeTexts()).toContain('quiet');
    await dave.get(Block, { id: carol.id });
    expect(await dave.homeTexts()).toEqual([]);
  });

  it('shows the new text of an edited tweet, and a retweet to users who do not follow the original author', async ({
    network,
    ada,
    bob,
    dave,
  }) => {
    const id = await dave.post('rough');
    await bob.get(Retweet, { id });
    await network.settle();
    expect(await ada.homeTexts(1)).toEqual(['rough']);
    await dave.get(Edit, { id, text: 'polished' });
    expect(await ada.homeTexts(1)).toEqual(['polished']);
    await dave.deleteTweet(id);
    await network.settle();
    expect(await ada.homeTexts()).not.toContain('polished');
    expect(await ada.homeTexts()).not.toContain(null);
  });

  it('shows replies between followed users, and hides replies to other users', async ({
    network,
    ada,
    bob,
    carol,
    dave,
  }) => {
    const ofCarol = await carol.post('question');
    const ofDave = await dave.post('elsewhere');
    await bob.post('answer', { inReplyTo: ofCarol });
    await bob.post('aside', { inReplyTo: ofDave });
    await network.settle();
    const texts = await ada.homeTexts();
    expect(texts.slice(0, 2)).toEqual(['answer', 'question']);
    expect(texts).not.toContain('aside');
  });

  it('pages upwards to new tweets without gaps', async ({ network, ada, bob }) => {
    const { homeTimeline: before } = await ada.get(HomeTimeline, { first: 1 });
    const posted: string[] = [];
    for (let index = 0; index < 12; index++) posted.push(await bob.post(`news ${index}`));
    await network.settle();
    const seen: string[] = [];
    for (let cursor = before.pageInfo.startCursor, more = true; more;) {
      const { homeTimeline } = await ada.get(HomeTimeline, { first: 5, before: cursor as string });
      seen.unshift(...homeTimeline.edges.map(({ node }) => node?.id ?? ''));
      cursor = homeTimeline.pageInfo.startCursor ?? cursor;
      more = homeTimeline.pageInfo.hasPreviousPage;
    }
    expect(seen).toEqual(posted.toReversed());
  });

  it('ranks liked and answered tweets first in TOP order', async ({ network, ada, bob, carol, dave }) => {
    const id = await bob.post('the favourite');
    await bob.post('the latest');
    for (const user of [carol, dave]) await user.get(Like, { id });
    await dave.post('so true', { inReplyTo: id });
    await network.settle();
    const { homeTimeline } = await ada.get<{ homeTimeline: Page }, object>(Top);
    expect(homeTimeline.edges[0]?.node).toEqual({ text: 'the favourite', author: { username: 'bob' } });
  });

  it('is complemented by the mentions timeline, with tweets of all visible users', async ({
    network,
    ada,
    bob,
    dave,
  }) => {
    await bob.post('nobody in particular');
    await bob.get(PostBriefly, { input: { text: 'hello @ada' } });
    await dave.post('and @ADA from me');
    await network.settle();
    const mentions = async (): Promise<(string | undefined)[]> => {
      const { mentionsTimeline } = await ada.get<{ mentionsTimeline: Page }, object>(Mentions);
      return mentionsTimeline.edges.map(({ node }) => node?.text);
    };
    expect(await mentions()).toEqual(['and @ADA from me', 'hello @ada']);
    await dave.get(Protect);
    expect(await mentions()).toEqual(['hello @ada']);
    await ada.get(Mute, { id: bob.id });
    expect(await mentions()).toEqual([]);
    await ada.get(Unmute, { id: bob.id });
  });

  it('shows tweets of protected users to their followers only', async ({ network, ada }) => {
    const eve = (await cast(network, 'eve')).eve;
    await eve.get(Protect);
    await eve.post('between us');
    await ada.follow(eve);
    await network.settle();
    expect(await ada.homeTexts()).not.toContain('between us');
    await eve.get(act('acceptFollowRequest'), { id: ada.id });
    await network.settle();
    expect(await ada.homeTexts()).toContain('between us');
  });
});
