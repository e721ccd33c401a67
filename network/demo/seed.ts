import { Presets, SingleBar } from 'cli-progress';
import { openCollection, type CollectionLayout } from '#platform/mongo/index.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { importIndex } from '#subgraphs/trends/commands/import-index.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { importUsers } from '#subgraphs/users/commands/import-users.js';
import type { Network } from '../network.js';
import { makeCrowd, type Crowd } from './crowd.js';

/** The demo network, and the account of its newcomer. */
export interface Demo extends DemoAccount {
  /** The demo users by popularity; the first is the demo account. */
  users: readonly { id: string }[];
}

/** The demo account that the welcome message names. */
export interface DemoAccount {
  username: string;
  password: string;
}

export const DEMO_ACCOUNT: DemoAccount = { username: 'ada', password: 'rookery-demo' };

/** The seed of the random numbers: the same seed makes the same graph. */
const SEED = 1;

/** The number of newest tweets whose events are published. The events exercise the whole network. */
const ANNOUNCED = 50;

/** The marks of imported graphs. */
export const SEEDS: CollectionLayout = { database: 'platform', name: 'seeds', shardKey: null };

/** Records that the demo graph is imported, or that its import has begun. */
interface SeedMark {
  _id: 'demo';
  /** The time for `makeCrowd`, ms since 1970. */
  at: number;
  done: boolean;
}

/**
 * Fills an empty network with the demo graph, once. Continues an interrupted import: the mark stores the time of the first
 * attempt, so the graph is the same, and existing documents are kept. Returns null when the network already has
 * other users.
 */
export async function seedDemo(network: Network, terminal: NodeJS.WriteStream): Promise<Demo | null> {
  const { infrastructure } = network;
  const marks = openCollection<SeedMark>(infrastructure.mongo, SEEDS);
  const known = await marks.findOne({ _id: 'demo' });
  if (known === null && (await hasUsers(infrastructure))) return null;
  const at = known?.at ?? infrastructure.clock.now();
  const crowd = makeCrowd(SEED, at);
  if (!known?.done) {
    await marks.updateOne({ _id: 'demo' }, { $setOnInsert: { at, done: false } }, { upsert: true });
    await fill(network, crowd, terminal);
    await marks.updateOne({ _id: 'demo' }, { $set: { done: true } });
  }
  return { ...DEMO_ACCOUNT, users: crowd.users };
}

async function fill(network: Network, crowd: Crowd, terminal: NodeJS.WriteStream): Promise<void> {
  const bar = new SingleBar(
    { format: 'Seeding the demo graph [{bar}] {step}', stream: terminal, clearOnComplete: true },
    Presets.shades_classic,
  );
  const show = (step: string): void => void (terminal.isTTY && bar.increment(1, { step }));
  if (terminal.isTTY) bar.start(5, 0, { step: '' });
  try {
    await importCrowd(network, crowd, show);
  } finally {
    // A bar that goes on is drawn over the message of the error.
    bar.stop();
  }
}

async function importCrowd(
  network: Network,
  { users, follows, tweets, likes }: Crowd,
  show: (step: string) => void,
): Promise<void> {
  show(`${users.length} users`);
  await importUsers(network.infrastructure, users, follows, DEMO_ACCOUNT.password);
  show(`${tweets.length} tweets`);
  await importTweets(network.infrastructure, {
    tweets,
    likes,
    announced: ANNOUNCED,
    beforeAnnounced: (unannounced) => {
      show('search and trends');
      return importIndex(network.infrastructure, unannounced, countLikes(likes));
    },
  });
  show('timelines');
  await network.settle();
  show('done');
}

function countLikes(likes: readonly { tweetId: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tweetId } of likes) counts.set(tweetId, (counts.get(tweetId) ?? 0) + 1);
  return counts;
}

async function hasUsers({ mongo }: SubgraphDeps): Promise<boolean> {
  const { accounts } = relationshipCollections(mongo);
  return (await accounts.findOne({}, { projection: { _id: 1 } })) !== null;
}
