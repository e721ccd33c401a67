import { migrate, pendingMigrations, versionOf, type Mongo } from '#platform/mongo/index.js';
import { createLog } from '#platform/log.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { openMongo } from '../administration.js';
import { UsageError } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** The subgraphs whose documents have versions. */
const VERSIONED = SUBGRAPHS.map(({ name: subgraph, migrations }) => ({ subgraph, migrations })).filter(
  ({ migrations }) => migrations.length > 0,
);

/** `rookery migrate [list | up [--dry-run]]` */
export async function run([action = 'list', flag, ...rest]: readonly string[]): Promise<void> {
  const isKnown =
    action === 'list' ? flag === undefined : action === 'up' && [undefined, '--dry-run'].includes(flag);
  if (!isKnown || rest.length > 0) throw new UsageError();
  await using stack = new DisposalStack();
  const settings = ROOKERY_SETTINGS.read();
  const mongo = await openMongo(stack, settings, createLog('migrate', settings.ROOKERY_LOG));
  if (action === 'list') await list(mongo);
  else if (flag === undefined) await up(mongo);
  else await dryRun(mongo);
}

/** A line for each subgraph, and one for each migration that is not done. */
async function list(mongo: Mongo): Promise<void> {
  for (const each of VERSIONED) {
    const pending = await pendingMigrations(mongo, each);
    const state = pending.length === 0 ? 'up to date' : 'to be migrated';
    console.log(`${each.subgraph}\tversion ${await versionOf(mongo, each)}\t${state}`);
    for (const { version, summary } of pending) console.log(`${each.subgraph}\t${version}\t${summary}`);
  }
}

/** The steps that `up` would take, each with the number of documents that it goes through. */
async function dryRun(mongo: Mongo): Promise<void> {
  for (const each of VERSIONED) {
    for (const { version, steps } of await pendingMigrations(mongo, each)) {
      for (const step of steps)
        console.log(`${each.subgraph} ${version}: ${step.name}: ${await step.count(mongo)} documents`);
    }
  }
  console.log('Nothing was changed.');
}

async function up(mongo: Mongo): Promise<void> {
  for (const each of VERSIONED) await migrate(mongo, each, (line) => console.log(line));
  console.log('All documents have the present layout.');
}
