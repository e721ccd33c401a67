import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedStore } from '../embedded/index.js';
import { fill, operations, type Operation } from './embedded/operations.js';
import { BenchProcess } from './embedded/process.js';

/** Both sides of a comparison take turns, so that they see the same machine. */
const TURNS = 3;
const TURN_MS = 1_200;
const WARM_UP_MS = 600;

type Row = Record<string, string | number>;

/**
 * The hot queries over 100,000 tweets: on the embedded store, beside what the driver reaches when answers cost nothing, and
 * beside the engine at MONGODB_URL when it is set. The store has a process of its own, as the driver has.
 */
export async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const megabytes = await costOfEmptyStore(join(directory, 'empty'));
    const rows = await measure(directory);
    const start = await startTime(directory);
    console.table(rows);
    console.log(
      `start over all of it: ${Math.round(start)} ms; an empty store: ${Math.round(megabytes)} MB more RSS`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measure(directory: string): Promise<Record<string, Row>> {
  await using store = await BenchProcess.start('./store-main.ts', directory);
  await using replay = await BenchProcess.start('./replay-main.ts', String(store.port));
  await using here = await connect(store.url);
  await using ceiling = await connect(replay.url);
  const url = process.env.MONGODB_URL;
  await using there = url === undefined ? undefined : await connect(url);
  const name = `bench_${process.pid}`;
  const other = there?.db(name);
  try {
    const documents = { 'op/s': Math.round(await fill(here.db(name))) };
    const beside = other && { MONGODB_URL: Math.round(await fill(other)) };
    const rows: Record<string, Row> = { 'insertMany of 1,000, documents': { ...documents, ...beside } };
    const dbs = { here: here.db(name), ceiling: ceiling.db(name), ...(other && { there: other }) };
    for (const at of operations(dbs.here).keys()) {
      replay.reset();
      const [label, row] = await compare(at, dbs, store);
      rows[label] = row;
    }
    return rows;
  } finally {
    await other?.dropDatabase();
  }
}

interface Sides {
  readonly here: Db;
  readonly ceiling: Db;
  readonly there?: Db;
}

async function compare(at: number, sides: Sides, store: BenchProcess): Promise<[label: string, row: Row]> {
  const here = new Load(operations(sides.here)[at]!);
  const ceiling = new Load(operations(sides.ceiling)[at]!);
  const there = sides.there && new Load(operations(sides.there)[at]!);
  let cpu = 0;
  for (let turn = 0; turn <= TURNS; turn++) {
    const isWarmUp = turn === 0;
    const before = await store.cpu();
    await here.turn(isWarmUp);
    if (!isWarmUp) cpu += (await store.cpu()) - before;
    await ceiling.turn(isWarmUp);
    await there?.turn(isWarmUp);
  }
  const cost = cpu / here.done;
  const row: Row = {
    'op/s': Math.round(here.rate),
    'driver alone': Math.round(ceiling.rate),
    'of that': `${Math.round((here.rate / ceiling.rate) * 100)} %`,
    'store CPU, µs': Math.round(cost),
    'op/s per CPU': Math.round(1e6 / cost),
    ...(there && { MONGODB_URL: Math.round(there.rate), ratio: (here.rate / there.rate).toFixed(1) }),
  };
  return [here.name, row];
}

/** One operation, again and again from so many callers as it wants in flight. */
class Load {
  readonly name: string;
  done = 0;
  private readonly operation: Operation;
  private calls = 0;
  private elapsed = 0;

  constructor(operation: Operation) {
    this.operation = operation;
    this.name = operation.name;
  }

  get rate(): number {
    return (this.done / this.elapsed) * 1_000;
  }

  /** One turn; a warm-up is not counted. */
  async turn(isWarmUp: boolean): Promise<void> {
    const started = performance.now();
    const end = started + (isWarmUp ? WARM_UP_MS : TURN_MS);
    let done = 0;
    const caller = async (): Promise<void> => {
      for (; performance.now() < end; done++) await this.operation.run(this.calls++);
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

async function costOfEmptyStore(directory: string): Promise<number> {
  const before = process.memoryUsage().rss;
  await using _store = await startEmbeddedStore({ directory });
  return (process.memoryUsage().rss - before) / 2 ** 20;
}

async function startTime(directory: string): Promise<number> {
  const started = performance.now();
  await using _store = await startEmbeddedStore({ directory });
  return performance.now() - started;
}
