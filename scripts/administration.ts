import { EVENTS, type EventPayloads } from '#schema/events.js';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { systemClock } from '#platform/clock.js';
import { readSettings } from '#platform/env.js';
import { eventFactory } from '#platform/event.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog } from '#platform/log.js';
import { connectMongo, leaseIds } from '#platform/mongo/index.js';
import { openTweetsAdministration, type TweetsAdministration } from '#subgraphs/tweets/administration.js';
import { openAdministration, type Administration } from '#subgraphs/users/commands/administration.js';

/**
 * Opens the documents that the settings name, lets `work` do something to the users and tweets in them, and closes. The embedded
 * store is for one process at a time: with it, the network must be stopped; with MongoDB it can go on running.
 */
export async function administrate(
  work: (users: Administration, tweets: TweetsAdministration) => Promise<void>,
): Promise<void> {
  const stack = new DisposalStack();
  try {
    const { MONGODB_URL, ROOKERY_DATA, ROOKERY_NAMESPACE, ROOKERY_LOG } = readSettings();
    const log = createLog('administration', ROOKERY_LOG);
    const url =
      MONGODB_URL ?? stack.use(await startEmbeddedStore({ directory: join(ROOKERY_DATA, 'documents') })).url;
    const mongo = stack.use(await connectMongo({ url, namespace: ROOKERY_NAMESPACE, log }));
    const { ids } = stack.use(await leaseIds(mongo, systemClock, log));
    const createEvent = eventFactory<EventPayloads>(EVENTS, ids, systemClock);
    await work(
      await openAdministration({ mongo, clock: systemClock, createEvent }),
      await openTweetsAdministration(mongo),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    await stack[Symbol.asyncDispose]();
  }
}
