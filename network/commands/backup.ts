import { writeBackup } from '#platform/backup/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog } from '#platform/log.js';
import { openMongo } from '../administration.js';
import { UsageError } from '../cli.js';
import { COLLECTIONS } from '../collections.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** `rookery backup DIR` */
export async function run([directory, ...rest]: readonly string[]): Promise<void> {
  if (directory === undefined || rest.length > 0) throw new UsageError();
  await using stack = new DisposalStack();
  const settings = ROOKERY_SETTINGS.read();
  const mongo = await openMongo(stack, settings, createLog('backup', settings.ROOKERY_LOG));
  const report = (line: string): void => console.log(line);
  const { begunAt } = await writeBackup({
    ...{ mongo, collections: COLLECTIONS, directory },
    ...{ clock: systemClock, report },
  });
  console.log(`${directory} has everything that was acknowledged before ${begunAt}.`);
}
