import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, operations, type Person, type Subscription } from './client/index.js';

const { TimelineEvents } = operations;
type Events = Awaited<ReturnType<typeof open>>;
const open = (person: Person) => person.subscribe(TimelineEvents);

describe('live notices', () => {
  let network: Network;
  let round = 0;
  let ada: Person;
  let bob: Person;
  let eve: Person;
  let events: Events;

  beforeAll(async () => {
    network = await openNetwork();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  beforeEach(async () => {
    round++;
    const names = [`ada${round}`, `bob${round}`, `eve${round}`];
    const people = await cast(network, ...names);
    [ada, bob, eve] = names.map((name) => people[name]) as [Person, Person, Person];
    await bob.follow(ada);
    await network.settle();
    events = await open(bob);
    await network.settle();
    return async () => {
      await events.close();
      for (const person of [ada, bob, eve]) await person[Symbol.asyncDispose]();
    };
  });

  /** The text of the next tweet that Bob hears of. */
  async function nextText(of: Subscription<{ homeTimelineEvents: unknown }> = events): Promise<string> {
    const { homeTimelineEvents: event } = await of.next();
    return (event as { tweet: { text: string } }).tweet.text;
  }

  it('tell of an edit with the new text', async () => {
    const id = await ada.post('Befor');
    expect(await nextText()).toBe('Befor');
    await ada.get(`mutation { editTweet(id: "${id}", text: "Before") { id } }`);
    expect((await events.next()).homeTimelineEvents).toMatchObject({
      __typename: 'TweetEdited',
      tweet: { id, text: 'Before' },
    });
  });

  it.each([
    ['the author blocks the follower', () => ada.get(`mutation { blockUser(id: "${bob.id}") { id } }`)],
    ['the follower blocks the author', () => bob.get(`mutation { blockUser(id: "${ada.id}") { id } }`)],
    ['the follower mutes the author', () => bob.get(`mutation { muteUser(id: "${ada.id}") { id } }`)],
    ['the follower unfollows', () => bob.unfollow(ada)],
    ['the author removes the follower', () => ada.get(`mutation { removeFollower(id: "${bob.id}") { id } }`)],
  ])('tell nothing from the moment on in which %s', async (_, change) => {
    await bob.follow(eve);
    await network.settle();
    await change();
    await ada.post('Not for Bob');
    await eve.post('For Bob');
    expect(await nextText()).toBe('For Bob');
  });

  it('tell a follower, and nobody else, of the tweets of a protected author', async () => {
    await ada.get('mutation { updateProfile(input: { protected: true }) { protected } }');
    const strangers = await open(eve);
    await network.settle();
    await ada.post('Among friends');
    expect(await nextText()).toBe('Among friends');
    await eve.post('Mine');
    expect(await nextText(strangers)).toBe('Mine');
    await strangers.close();
  });

  it('tell of a retweet, but not when its original is hidden', async () => {
    const original = await eve.post('By Eve');
    await network.settle();
    await ada.get(`mutation { retweet(id: "${original}") { id } }`);
    expect(await nextText()).toBe('By Eve');
    const other = await eve.post('By Eve again');
    await bob.get(`mutation { blockUser(id: "${eve.id}") { id } }`);
    await ada.get(`mutation { retweet(id: "${other}") { id } }`);
    await ada.post('By Ada');
    expect(await nextText()).toBe('By Ada');
  });

  it('begin with a follow that comes while the subscription is open', async () => {
    await bob.follow(eve);
    await network.settle();
    await eve.post('Hello Bob');
    expect(await nextText()).toBe('Hello Bob');
  });

  it('end, with their socket, when the sign-in ends', async () => {
    await bob.get('mutation { logout }');
    await expect(events.next()).rejects.toThrow();
  });
});
