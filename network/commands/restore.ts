import { restoreBackup } from '#platform/backup/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog } from '#platform/log.js';
import { openMongo } from '../administration.js';
import { UsageError } from '../cli.js';
import { COLLECTIONS } from '../collections.js';
import { ROOKERY_SETTINGS } from '../settings.js';
import { run as reconcile } from './reconcile.js';

/** `rookery restore DIR` */
export async function run([directory, ...rest]: readonly string[]): Promise<void> {
  if (directory === undefined || rest.length > 0) throw new UsageError();
  await restore(directory);
  // Documents that were written while the backup read others: counts and the index of the search follow them here.
  await reconcile([]);
}

async function restore(directory: string): Promise<void> {
  await using stack = new DisposalStack();
  const settings = ROOKERY_SETTINGS.read();
  const mongo = await openMongo(stack, settings, createLog('restore', settings.ROOKERY_LOG));
  const report = (line: string): void => console.log(line);
  const { begunAt } = await restoreBackup({ mongo, collections: COLLECTIONS, directory, report });
  console.log(`The network is as of ${begunAt}, or a little later.`);
}
