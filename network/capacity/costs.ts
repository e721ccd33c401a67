/** A number, and where it comes from. */
interface Cost {
  readonly value: number;
  readonly source: string;
}

const MEASURED = 'docs/performance.md';

/** The machine and the day of the numbers whose source is `docs/performance.md`. */
export const MEASUREMENT = {
  machine: 'two shared x86-64 cores, Node.js 20, everything on one machine',
  date: '2026-11-21',
} as const;

/**
 * What one operation costs. CPU times are in ms of one core, sizes in bytes. A source that begins with "assumed" has not been
 * measured: measure it on your own machines, and give your numbers with `--costs`.
 */
export const COSTS = {
  gatewayCpuMs: {
    value: 0.55,
    source: `${MEASURED}, the gateway and its peers: CPU of the gateway for one home timeline of 20`,
  },
  readCpuMs: {
    value: 7.3,
    source: `${MEASURED}, timelines: a home timeline of 20 in one process, another of 10,000 viewers each time`,
  },
  postCpuMs: { value: 2.2, source: `${MEASURED}, tweets: postTweet without a pause between writes` },
  likeCpuMs: { value: 1.1, source: `${MEASURED}, tweets: likeTweet without a pause between writes` },
  pacedWriteFactor: {
    value: 2.5,
    source: `${MEASURED}, tweets: a loop with pauses takes so many times as long per round, as caches are cold`,
  },
  fanOutCpuMs: {
    value: 0.0093,
    source: `${MEASURED}, timelines: 93 ms for 10,000 followers, all of which counts as CPU`,
  },
  noticeCpuMs: { value: 0.026, source: `${MEASURED}, live: one event to 10,000 sockets, per socket` },
  socketBytes: {
    value: 59_454,
    source: `${MEASURED}, live: 567 MiB for 10,000 sockets with 200 followed authors each`,
  },
  redisFanOutCpuMs: {
    value: 0.0084,
    source: `${MEASURED}, timelines: 84 ms for the Lua calls of 10,000 followers`,
  },
  redisCommandsPerRead: { value: 2, source: `${MEASURED}, timelines: Redis commands of one home timeline` },
  redisCommandCpuMs: { value: 0.01, source: 'assumed: 100,000 commands a second of one Redis core' },
  timelineBytes: {
    value: 86_016,
    source:
      'measured with redis-server 7: a full timeline of 800 ids; zset-max-listpack-entries 1024 takes 7 KiB and 3 times the CPU',
  },
  mongoCommandsPerRead: {
    value: 0.7,
    source: `${MEASURED}, timelines: MongoDB commands of one home timeline, whose other tweets are cached`,
  },
  mongoCommandsPerWrite: { value: 6, source: 'assumed: the document, its indexes, counters and the outbox' },
  mongoCommandCpuMs: { value: 0.6, source: `${MEASURED}, tweets: one insert by the driver, both ends` },
  tweetBytes: {
    value: 2_048,
    source: 'assumed: a tweet, its row of the author index, its search terms, indexes',
  },
  likeBytes: { value: 512, source: 'assumed: a like and its indexes' },
  readBytes: {
    value: 12_288,
    source: 'assumed: a home timeline of 20 with authors, as JSON that is not compressed',
  },
  noticeBytes: { value: 600, source: 'assumed: one event of a subscription, as JSON' },
  eventBytes: { value: 400, source: 'assumed: one event in JetStream with its headers' },
  natsPublishesPerSecond: {
    value: 51_000,
    source:
      'measured with nats-server 2: acknowledged publishes with 256 in flight, one server, file storage',
  },
} as const satisfies Record<string, Cost>;

/** The numbers that the plan reckons with, by the names of `COSTS`. */
export type Costs = Readonly<Record<keyof typeof COSTS, number>>;

/** The file's numbers, with those that an operator has measured in their place. */
export function costsWith(own: Partial<Costs>): Costs {
  const given = Object.entries(COSTS).map(([name, { value }]) => [name, value]);
  return { ...(Object.fromEntries(given) as Costs), ...own };
}
