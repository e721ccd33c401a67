import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedStore } from '../embedded/index.js';
import { fill, OPERATIONS, tweetsOf, type Operation } from './embedded/operations.js';
import { BenchProcess } from './embedded/process.js';

/** The sides of a comparison alternate, so that load on the machine affects all of them. */
const TURNS = 3;
const TURN_MS = 1_200;
const WARM_UP_MS = 600;
/** The messages that the bare client sends in one turn. */
const BARE_CALLS = 2_000;

type Row = Record<string, string | number>;

/**
 * Measures the hot queries over 100,000 tweets, in operations per second: the embedded store with a client that costs almost
 * nothing; the store through the driver; the driver alone, with replayed replies; and the engine at MONGODB_URL, when it is set.
 * The store, the bare client and the replay server each run in their own process.
 */
export async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const megabytes = await memoryOfEmptyStore(join(directory, 'empty'));
    const rows = await measure(directory);
    const start = await startTime(directory);
    console.table(rows);
    console.log(
      `start with all documents: ${Math.round(start)} ms; RSS added by an empty store: ${Math.round(megabytes)} MB`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measure(directory: string): Promise<Record<string, Row>> {
  const name = `bench_${process.pid}`;
  await using store = await BenchProcess.start('./store-main.ts', directory);
  await using replay = await BenchProcess.start('./replay-main.ts', store.url);
  await using bare = await BenchProcess.start('./bare-client-main.ts', store.url, name);
  await using here = await connect(store.url);
  await using ceiling = await connect(replay.url);
  const url = process.env.MONGODB_URL;
  await using there = url === undefined ? undefined : await connect(url);
  const other = there?.db(name);
  try {
    const documents = { driver: Math.round(await fill(here.db(name))) };
    const beside = other && { MONGODB_URL: Math.round(await fill(other)) };
    const rows: Record<string, Row> = {};
    const sides: Sides = { store, bare, here: here.db(name), ceiling: ceiling.db(name), there: other };
    for (const [at, operation] of OPERATIONS.entries()) {
      replay.reset();
      rows[`${operation.name}, ${operation.inFlight} in flight`] = await compare(at, operation, sides);
    }
    rows['insertMany of 1,000, documents'] = { ...documents, ...beside };
    return rows;
  } finally {
    await other?.dropDatabase();
  }
}

interface Sides {
  readonly store: BenchProcess;
  readonly bare: BenchProcess;
  readonly here: Db;
  readonly ceiling: Db;
  readonly there: Db | undefined;
}

async function compare(at: number, operation: Operation, sides: Sides): Promise<Row> {
  const { store, bare } = sides;
  const here = new Load(operation, sides.here);
  const ceiling = new Load(operation, sides.ceiling);
  const there = sides.there && new Load(operation, sides.there);
  let cpu = 0;
  let elapsed = 0;
  for (let turn = 0; turn <= TURNS; turn++) {
    const isWarmUp = turn === 0;
    await here.turn(isWarmUp);
    await ceiling.turn(isWarmUp);
    await there?.turn(isWarmUp);
    const before = await store.cpu();
    const took = await bare.take(at, BARE_CALLS);
    if (isWarmUp) continue;
    elapsed += took;
    cpu += (await store.cpu()) - before;
  }
  return {
    'store alone': Math.round((TURNS * BARE_CALLS * 1_000) / elapsed),
    'store CPU, µs': Math.round(cpu / (TURNS * BARE_CALLS)),
    driver: Math.round(here.rate),
    'driver alone': Math.round(ceiling.rate),
    'driver / driver alone': `${Math.round((here.rate / ceiling.rate) * 100)} %`,
    ...(there && { MONGODB_URL: Math.round(there.rate), ratio: (here.rate / there.rate).toFixed(1) }),
  };
}

/** Repeats one operation from `inFlight` concurrent callers and counts its rate. */
class Load {
  private readonly operation: Operation;
  private readonly tweets: ReturnType<typeof tweetsOf>;
  private calls = 0;
  private done = 0;
  private elapsed = 0;

  constructor(operation: Operation, db: Db) {
    this.operation = operation;
    this.tweets = tweetsOf(db);
  }

  /** Operations per second, without the warm-up. */
  get rate(): number {
    return (this.done / this.elapsed) * 1_000;
  }

  /** Runs one turn. A warm-up is shorter and is not counted. */
  async turn(isWarmUp: boolean): Promise<void> {
    const started = performance.now();
    const end = started + (isWarmUp ? WARM_UP_MS : TURN_MS);
    let done = 0;
    const caller = async (): Promise<void> => {
      for (; performance.now() < end; done++) await this.operation.run(this.tweets, this.calls++);
    };
    await Promise.all(Array.from({ length: this.operation.inFlight }, caller));
    if (isWarmUp) return;
    this.done += done;
    this.elapsed += performance.now() - started;
  }
}

function connect(url: string): Promise<MongoClient> {
  return new MongoClient(url, { maxPoolSize: 40 }).connect();
}

/** The resident memory that an empty store adds to this process, in MiB. */
async function memoryOfEmptyStore(directory: string): Promise<number> {
  const before = process.memoryUsage().rss;
  await using _store = await startEmbeddedStore({ directory });
  return (process.memoryUsage().rss - before) / 2 ** 20;
}

/** How long the store takes to start on existing data, in ms. */
async function startTime(directory: string): Promise<number> {
  const started = performance.now();
  await using _store = await startEmbeddedStore({ directory });
  return performance.now() - started;
}
