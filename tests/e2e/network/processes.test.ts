import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { Load } from '#testkit/faults/load.js';
import { missingServers, openBacking } from '#testkit/faults/process-network.js';
import { readiness } from '#testkit/client/readiness.js';
import { HomeTimeline, TimelineEvents } from '#testkit/operations/timelines.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

/** Reading clients, posting clients, and open streams while a gateway drains. */
const CLIENTS = 4;
const STREAMS = 12;
const SUBGRAPHS = ['users', 'tweets', 'timeline', 'trends', 'notifications', 'messages', 'media'] as const;

describe.skipIf(missingServers.length > 0)(
  ['one process per service', ...missingServers].join('; '),
  { timeout: 120_000 },
  () => {
    const stack = new DisposalStack();
    const subgraphs = {} as Record<(typeof SUBGRAPHS)[number], Child>;
    let environment: Record<string, string>;
    let gatewayEnvironment: Record<string, string>;
    let gateway: Child;
    let url: string;

    const startSubgraph = (subgraph: string, port = '0'): Child =>
      stack.use(run(['subgraph', subgraph], { ...environment, PORT: port }));

    beforeAll(async () => {
      environment = await openBacking(stack);
      for (const subgraph of SUBGRAPHS) subgraphs[subgraph] = startSubgraph(subgraph);
      const urls = await Promise.all(
        SUBGRAPHS.map(async (subgraph) => {
          const [, address = ''] = await subgraphs[subgraph].says(/is ready at (\S+)/);
          return [`${subgraph.toUpperCase()}_URL`, address] as const;
        }),
      );
      gatewayEnvironment = { ...environment, ...Object.fromEntries(urls), PORT: '0' };
      gateway = stack.use(run(['gateway'], gatewayEnvironment));
      [, url = ''] = await gateway.says(/is ready at (\S+)/);
    }, 240_000);

    afterAll(() => stack[Symbol.asyncDispose]());

    it('brings a tweet to a follower, live and in the timeline', async () => {
      const ada = await TestUser.signUp(url, 'ada');
      const bob = stack.use(await TestUser.signUp(url, 'bob'));
      await bob.follow(ada);
      const events = await bob.subscribe(TimelineEvents);
      const id = await ada.post('Across seven processes');
      const { homeTimelineEvents: event } = await events.next();
      expect(event).toMatchObject({
        __typename: 'TweetPosted',
        tweet: { id, author: { displayName: 'Ada' } },
      });
      await expect
        .poll(async () => (await bob.get(HomeTimeline, { first: 1 })).homeTimeline.edges[0]?.node?.id, {
          timeout: 20_000,
        })
        .toBe(id);
      await events.close();
    });

    it('loses nothing when the timeline subgraph is killed and comes back', async () => {
      const carol = await TestUser.signUp(url, 'carol');
      const dan = await TestUser.signUp(url, 'dan');
      await dan.follow(carol);
      const address = /is ready at http:\/\/[^:]+:(\d+)/.exec(subgraphs.timeline.output);
      await subgraphs.timeline.kill('SIGKILL');
      expect(await readiness(url)).toMatchObject({
        code: 200,
        status: 'degraded',
        dependencies: { documents: true, cache: true, bus: true, tweets: true, timeline: false },
      });
      const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => carol.post(`While nobody listens ${n}`)));
      subgraphs.timeline = startSubgraph('timeline', address?.[1]);
      await subgraphs.timeline.says(/is ready/);
      const seen = async (): Promise<string[]> => {
        const { data } = await dan.send(HomeTimeline, { first: 50 });
        return (data?.homeTimeline?.edges ?? []).map(({ node }) => node?.id ?? '').toSorted();
      };
      await expect.poll(seen, { timeout: 60_000 }).toEqual(ids.toSorted());
    });

    it('answers the other root fields while trends is killed', async () => {
      const zoe = await TestUser.signUp(url, 'zoe');
      const address = /is ready at http:\/\/[^:]+:(\d+)/.exec(subgraphs.trends.output);
      await subgraphs.trends.kill('SIGKILL');
      const answer = await zoe.send(
        '{ trends(window: DAY, first: 3) { items { rank } } user(username: "zoe") { displayName } }',
      );
      expect(answer).toMatchObject({
        status: 200,
        data: { trends: null, user: { displayName: 'Zoe' } },
        errors: [{ path: ['trends'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
      });
      subgraphs.trends = startSubgraph('trends', address?.[1]);
      await subgraphs.trends.says(/is ready/);
    });

    it('reports every dependency at /ready of every process', async () => {
      const backing = { documents: true, cache: true, bus: true };
      for (const subgraph of SUBGRAPHS) {
        const [, address = ''] = /is ready at (http:\S+)/.exec(subgraphs[subgraph].output) ?? [];
        expect(await readiness(address)).toEqual({ code: 200, status: 'ready', dependencies: backing });
      }
      const dependencies = {
        ...{ ...backing, supergraph: true },
        ...{ users: true, tweets: true, timeline: true, trends: true, notifications: true, messages: true },
        media: true,
      };
      expect(await readiness(url)).toEqual({ code: 200, status: 'ready', dependencies });
    });

    it('serves metrics in every process', async () => {
      const scrape = async (at: string): Promise<string> => (await fetch(new URL('/metrics', at))).text();
      const address = ({ output }: Child): string => /is ready at (http:\S+)/.exec(output)?.[1] ?? '';
      for (const subgraph of SUBGRAPHS) {
        const text = await scrape(address(subgraphs[subgraph]));
        expect(text).toMatch(/rookery_consumer_lag\{consumer="timeline-fan-out"\} \d+/);
        expect(text).toContain('process_cpu_seconds_total');
      }
      expect(await scrape(address(subgraphs.tweets))).toMatch(
        /cache_lookups_total\{cache="tweets",found="process"\}/,
      );
      expect(await scrape(address(subgraphs.users))).toMatch(
        /answer_seconds_count\{subgraph="users",outcome="ok"\} \d+/,
      );
      const text = await scrape(url);
      expect(text).toContain('rookery_gateway_dependency{name="tweets"} 1');
      expect(text).toContain('process_cpu_seconds_total');
    });

    it('drains one gateway of several: its streams end one by one, and every request gets its response', async () => {
      const leaving = stack.use(run(['gateway'], { ...gatewayEnvironment, DRAIN_MS: '2000' }));
      const [, endpoint = ''] = await leaving.says(/is ready at (\S+)/);
      const eve = await TestUser.signUp(endpoint, 'eve');
      const sockets = await Promise.all(
        Array.from({ length: STREAMS }, async () => {
          const socket = await SocketClient.connect(`${endpoint}/graphql`, { accessToken: eve.token });
          await socket.subscribe('1', 'subscription { homeTimelineEvents { __typename } }');
          return socket;
        }),
      );
      const load = new Load(`${endpoint}/graphql`, eve.token ?? '');
      let posts = 0;
      load.start(CLIENTS, () => '{ homeTimeline(first: 20) { edges { node { text } } } }');
      load.start(CLIENTS, () => `mutation { postTweet(input: { text: "Tweet ${posts++}" }) { id } }`);
      await load.until(4 * CLIENTS);

      const ended = leaving.kill('SIGTERM');
      await Promise.race(sockets.map(({ closed }) => closed));
      const open = sockets.filter(({ socket }) => socket.readyState === socket.OPEN);
      expect(open.length).toBeGreaterThan(0);
      for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 1012 });
      expect(await ended).toBe(0);
      await load.end();
      expect(load.failures).toEqual([]);
      expect(load.disconnected).toBe(2 * CLIENTS);
      // A tweet that the draining gateway acknowledged is visible through the other one.
      const here = new Client(url, eve.token);
      const counted = await here.get<{ viewer: { user: { tweetsCount: number } } }, Record<string, never>>(
        '{ viewer { user { tweetsCount } } }',
      );
      expect(counted.viewer.user.tweetsCount).toBe(posts);
    });

    it('ends cleanly on SIGTERM', async () => {
      expect(await gateway.kill('SIGTERM')).toBe(0);
      for (const subgraph of SUBGRAPHS) expect(await subgraphs[subgraph].kill('SIGTERM')).toBe(0);
    });
  },
);

function run(command: readonly string[], env: Record<string, string>): Child {
  return new Child(process.execPath, rookeryProgram(...command), env);
}
