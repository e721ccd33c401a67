import { EVENTS } from '#schema/events.js';
import { connectJetStreamBus, createMemoryBus, type Bus } from '#platform/bus/index.js';
import { connectRedisCache, type RedisCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { FAN_OUT } from '#social/fan-out.js';
import { silentLog } from '#platform/log.js';
import { World } from '#testkit/timeline/world.js';
import { Arrivals } from './arrivals.js';
import { round, timed, timesOf } from '../measure.js';

const FOLLOWERS = 10_000;
const ROUNDS = 15;
const KEPT = 800;
const TTL = 2 * 24 * 3_600_000;

const AUTHORS = 50;
const FOLLOWERS_EACH = 200;
const TWEETS = 2_000;

const CELEBRITY_FOLLOWERS = 100_000;

/** The clock moves by this many ms after the follows are written, because new follows are read again by each fan-out. */
const LATER = 60_000;

/** A subgraph on this Redis, its cache, and a function that moves its clock. */
async function openWorld(redisUrl: string, bus?: Bus) {
  const options = { url: redisUrl, namespace: `b${Date.now()}`, log: silentLog, commandTimeout: 60_000 };
  const cache = await connectRedisCache(options);
  let ahead = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + ahead };
  const settings = { pushToAllBelow: 20_000, pullAbove: 90_000 };
  const world = await World.open({ cache, clock, settings, ...(bus && { bus }) });
  return { world, cache, makeLater: () => void (ahead += LATER) };
}

/** One tweet to 10,000 full timelines: by a complete fan-out, and by raw calls to Redis. */
export async function oneTweet(redisUrl: string): Promise<void> {
  const { world, cache, makeLater } = await openWorld(redisUrl);
  await using _world = world;
  await using _cache = cache;
  const author = await world.act.user();
  const followers = await world.act.users(FOLLOWERS);
  await world.act.followers(author, followers);
  makeLater();
  const keys = followers.map((id) => `tl:${id}`);
  const old = Array.from({ length: KEPT }, (_, index) => ({ member: `${index}:1`, score: index }));
  await cache.sortedSets.add(keys, old, { keep: KEPT, ttl: TTL });

  const bare: number[] = [];
  const whole: number[] = [];
  world.act.publishing = false;
  for (let round = 0; round < ROUNDS; round++) {
    const member = { member: `${world.deps.ids.next()}:1`, score: Date.now() };
    const options = { keep: KEPT, ttl: TTL, onlyExisting: true };
    bare.push(await timed(() => cache.sortedSets.add(keys, [member], options)));
    await world.act.post(author);
    const event = world.act.events.at(-1);
    // With a memory bus, publishing resolves when the last follower has the tweet.
    whole.push(await timed(() => world.publish(...(event ? [event] : []))));
  }
  const [least, all] = [timesOf(bare).p50, timesOf(whole).p50];
  console.table([
    { 'one tweet to 10,000 followers': 'bare Lua calls', 'ms (median)': least, times: 1 },
    { 'one tweet to 10,000 followers': 'fan-out', 'ms (median)': all, times: round(all / least) },
  ]);
}

/**
 * Many concurrent authors: the time until the last follower has each tweet, alone and beside a celebrity. On the memory bus,
 * and on JetStream when a server is given.
 */
export async function sustained(redisUrl: string, natsUrl: string | null): Promise<void> {
  const clock = systemClock;
  const rows = await sustainedOn(
    'in the process',
    redisUrl,
    createMemoryBus({ events: EVENTS, clock, log: silentLog }),
  );
  if (natsUrl !== null) {
    const options = { events: EVENTS, url: natsUrl, namespace: 'bench', clock, log: silentLog };
    rows.push(...(await sustainedOn('JetStream', redisUrl, await connectJetStreamBus(options))));
  }
  console.table(rows);
}

async function sustainedOn(name: string, redisUrl: string, bus: Bus) {
  const arrivals = new Arrivals(bus, FAN_OUT);
  await using _bus = bus;
  const { world, cache, makeLater } = await openWorld(redisUrl, arrivals.bus);
  await using _cache = cache;
  await using _world = world;
  const authors = await world.act.users(AUTHORS);
  for (const author of authors) {
    const followers = await world.act.users(FOLLOWERS_EACH);
    await world.act.followers(author, followers);
    await Promise.all(followers.map((id) => cache.sortedSets.replace(`tl:${id}`, [], TTL)));
  }
  makeLater();
  const alone = await flood(world, arrivals, authors);
  const celebrity = await world.act.user();
  await world.act.followers(celebrity, await world.act.users(CELEBRITY_FOLLOWERS));
  makeLater();
  const before = await writes(cache);
  const [others] = await Promise.all([
    flood(world, arrivals, authors),
    tenTweets(world, arrivals, celebrity),
  ]);
  const theirs = (await writes(cache)) - before - TWEETS * FOLLOWERS_EACH;
  console.log(
    `writes to timelines for 10 tweets of a celebrity with ${CELEBRITY_FOLLOWERS} inactive followers: ${theirs}`,
  );
  return [
    { bus: name, load: 'alone', ...alone },
    { bus: name, load: 'beside a celebrity who posts 10 times', ...others },
  ];
}

/** Publishes tweets of all authors. The time of a tweet ends when the last follower has it. */
async function flood(world: World, arrivals: Arrivals, authors: readonly string[]) {
  world.act.publishing = false;
  const from = world.act.events.length;
  for (const author of authors) await world.act.posts(author, TWEETS / authors.length);
  const events = world.act.events.slice(from);
  const times: number[] = [];
  // Sequential per author and concurrent across authors, like outboxes.
  const byAuthor = authors.map((author) => events.filter(({ key }) => key === author));
  const cpu = process.cpuUsage();
  const whole = await timed(() =>
    Promise.all(
      byAuthor.map(async (theirs) => {
        for (const event of theirs) times.push(await timed(() => arrivals.publish(event)));
      }),
    ),
  );
  const { user, system } = process.cpuUsage(cpu);
  const rate = Math.round((events.length / whole) * 1_000);
  const cost = Number(((user + system) / 1_000 / events.length).toFixed(2));
  return { ...timesOf(times), 'tweets per second': rate, 'CPU ms per tweet': cost };
}

async function tenTweets(world: World, arrivals: Arrivals, author: string): Promise<void> {
  const from = world.act.events.length;
  await world.act.posts(author, 10);
  const theirs = world.act.events.slice(from).filter(({ key }) => key === author);
  for (const event of theirs) await arrivals.publish(event);
}

/** The number of members added to sorted sets so far, as counted by the server. */
async function writes(cache: RedisCache): Promise<number> {
  const stats = await cache.client.info('commandstats');
  return Number(/cmdstat_zadd:calls=(\d+)/.exec(stats)?.[1] ?? 0);
}
