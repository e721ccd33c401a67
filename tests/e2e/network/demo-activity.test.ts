import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Activity } from '#network/demo/activity.js';
import { seedDemo, startActivity, type Demo } from '#network/demo/index.js';
import type { Network } from '#network/index.js';
import { Client, openNetwork } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';
import { MovableClock } from '#testkit/gateway/small-gateway.js';

const Signs = graphql(`
  query SignsOfLife {
    homeTimeline(first: 50) {
      edges {
        node {
          id
          likesCount
        }
      }
    }
    trends(window: DAY) {
      items {
        name
      }
    }
    user(username: "ada") {
      tweetsCount
    }
  }
`);

const Login = graphql(`
  mutation LoginToDemo($input: LoginInput!) {
    login(input: $input) {
      accessToken
    }
  }
`);

const HOUR = 3_600_000;

describe('the activity of the demo users', { timeout: 120_000 }, () => {
  const clock = new MovableClock();
  let network: Network;
  let demo: Demo;
  let ada: Client;

  beforeAll(async () => {
    // Redis would keep the lists of trends by a clock of its own.
    network = await openNetwork({ clock, redisUrl: undefined });
    // A progress bar writes to any stream.
    demo = (await seedDemo(network, new PassThrough() as unknown as WriteStream))!;
    // As on the second day: every tweet of the seed is older than a day.
    clock.advance(25 * HOUR);
    const { username, password } = demo;
    const { login } = await new Client(network.url).get(Login, { input: { login: username, password } });
    ada = new Client(network.url, login.accessToken);
  }, 120_000);
  afterAll(() => network[Symbol.asyncDispose]());

  it('brings new tweets, likes and trends to a network that was silent for a day', async () => {
    const before = await ada.get(Signs);
    expect(before.trends?.items).toEqual([]);

    const activity = new Activity(network, demo);
    for (let index = 0; index < 150; index++) await activity.act();
    await network.settle();
    // Lists of trends are computed once a minute.
    clock.advance(HOUR / 60);

    const after = await ada.get(Signs);
    const known = new Set(before.homeTimeline?.edges.map(({ node }) => node?.id));
    const fresh = after.homeTimeline.edges.filter(({ node }) => !known.has(node?.id));
    expect(fresh.length).toBeGreaterThan(20);
    expect(fresh.some(({ node }) => (node?.likesCount ?? 0) > 0)).toBe(true);
    expect(after.trends?.items.length).toBeGreaterThan(2);
  });

  it('never acts as the demo account, which belongs to the newcomer', async () => {
    const before = await ada.get(Signs);
    const activity = new Activity(network, demo);
    for (let index = 0; index < 50; index++) await activity.act();
    await network.settle();
    expect((await ada.get(Signs)).user).toEqual(before.user);
  });

  it('stops at once when it is disposed of', async () => {
    const activity = startActivity(network, demo);
    await activity[Symbol.asyncDispose]();
    await network.settle();
    const before = await ada.get(Signs);
    await network.settle();
    expect(await ada.get(Signs)).toEqual(before);
  });
});
