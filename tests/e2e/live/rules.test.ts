import { describe, expect } from 'vitest';
import { type TestUser, story, type Subscription } from '#testkit/client/index.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';

const open = (user: TestUser) => user.subscribe(TimelineEvents);

const it = story({ recentFollowers: ['ada', 'bob', 'eve'] })
  /** The events of Bob, who follows Ada. */
  .extend('events', async ({ network, ada, bob }, { onCleanup }) => {
    await bob.follow(ada);
    await network.settle();
    const events = await open(bob);
    onCleanup(() => events.close());
    await network.settle();
    return events;
  });

describe('live notices', () => {
  /** The text of the next tweet that a subscription receives. */
  async function nextText(of: Subscription<{ homeTimelineEvents: unknown }>): Promise<string> {
    const { homeTimelineEvents: event } = await of.next();
    return (event as { tweet: { text: string } }).tweet.text;
  }

  it('carry the new text of an edit', async ({ ada, events }) => {
    const id = await ada.post('Befor');
    expect(await nextText(events)).toBe('Befor');
    await ada.get(`mutation { editTweet(id: "${id}", text: "Before") { id } }`);
    expect((await events.next()).homeTimelineEvents).toMatchObject({
      __typename: 'TweetEdited',
      tweet: { id, text: 'Before' },
    });
  });

  it.for<[string, (users: Record<'ada' | 'bob', TestUser>) => Promise<unknown>]>([
    [
      'the author blocks the follower',
      ({ ada, bob }) => ada.get(`mutation { blockUser(id: "${bob.id}") { id } }`),
    ],
    [
      'the follower blocks the author',
      ({ ada, bob }) => bob.get(`mutation { blockUser(id: "${ada.id}") { id } }`),
    ],
    [
      'the follower mutes the author',
      ({ ada, bob }) => bob.get(`mutation { muteUser(id: "${ada.id}") { id } }`),
    ],
    ['the follower unfollows', ({ ada, bob }) => bob.unfollow(ada)],
    [
      'the author removes the follower',
      ({ ada, bob }) => ada.get(`mutation { removeFollower(id: "${bob.id}") { id } }`),
    ],
  ])('stop as soon as %s', async ([_, change], { network, ada, bob, eve, events }) => {
    await bob.follow(eve);
    await network.settle();
    await change({ ada, bob });
    await ada.post('Not for Bob');
    await eve.post('For Bob');
    expect(await nextText(events)).toBe('For Bob');
  });

  it('of a protected author go to followers only', async ({ network, ada, eve, events }) => {
    await ada.get('mutation { updateProfile(input: { protected: true }) { protected } }');
    const strangers = await open(eve);
    await network.settle();
    await ada.post('Among friends');
    expect(await nextText(events)).toBe('Among friends');
    await eve.post('Mine');
    expect(await nextText(strangers)).toBe('Mine');
    await strangers.close();
  });

  it('include a retweet unless its original is hidden', async ({ network, ada, bob, eve, events }) => {
    const original = await eve.post('By Eve');
    await network.settle();
    await ada.get(`mutation { retweet(id: "${original}") { id } }`);
    expect(await nextText(events)).toBe('By Eve');
    const other = await eve.post('By Eve again');
    await bob.get(`mutation { blockUser(id: "${eve.id}") { id } }`);
    await ada.get(`mutation { retweet(id: "${other}") { id } }`);
    await ada.post('By Ada');
    expect(await nextText(events)).toBe('By Ada');
  });

  it('start with a follow while the subscription is open', async ({ network, bob, eve, events }) => {
    await bob.follow(eve);
    await network.settle();
    await eve.post('Hello Bob');
    expect(await nextText(events)).toBe('Hello Bob');
  });

  it('end with their socket when the sign-in is revoked', async ({ bob, events }) => {
    await bob.get('mutation { logout }');
    await expect(events.next()).rejects.toThrow();
  });
});
