import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { systemClock } from '#platform/clock.js';
import { mongoOptions } from '#platform/config/index.js';
import { eventFactory } from '#platform/event.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog, type Log } from '#platform/log.js';
import { connectMongo, leaseIds, type Mongo } from '#platform/mongo/index.js';
import { readEncryptionKeys } from '#platform/secrets.js';
import { EVENTS, type EventPayloads } from '#schema/events.js';
import {
  openMessagesAdministration,
  type MessagesAdministration,
} from '#subgraphs/messages/administration.js';
import { openTrendsAdministration, type TrendsAdministration } from '#subgraphs/trends/administration.js';
import { openTweetsAdministration, type TweetsAdministration } from '#subgraphs/tweets/administration.js';
import { openAdministration, type Administration } from '#subgraphs/users/commands/administration.js';
import { openDataDirectory } from './data-directory.js';
import { ROOKERY_SETTINGS, type RookerySettings } from './settings.js';

/** What `administrate` works on. */
export interface Administrations {
  users: Administration;
  tweets: TweetsAdministration;
  trends: TrendsAdministration;
  /** Null where there are no keys that encrypt texts. */
  messages: MessagesAdministration | null;
}

/**
 * Opens the documents that the settings name, runs `work` on them, and closes them. The embedded store serves
 * one process at a time, so the network must be stopped then; on MongoDB it may go on running.
 */
export async function administrate(work: (administrations: Administrations) => Promise<void>): Promise<void> {
  const stack = new DisposalStack();
  try {
    const settings = ROOKERY_SETTINGS.read();
    const log = createLog('administration', settings.ROOKERY_LOG);
    const mongo = await openMongo(stack, settings, log);
    const { ids } = stack.use(await leaseIds(mongo, systemClock, log));
    const createEvent = eventFactory<EventPayloads>(EVENTS, ids, systemClock);
    const serviceKeys = await readEncryptionKeys(
      settings.ROOKERY_SECRETS ?? join(settings.ROOKERY_DATA, 'secrets'),
    );
    await work({
      users: await openAdministration({ mongo, clock: systemClock, createEvent }),
      tweets: await openTweetsAdministration(mongo),
      trends: openTrendsAdministration({ mongo, clock: systemClock, log }),
      messages: serviceKeys && openMessagesAdministration(mongo, serviceKeys),
    });
  } finally {
    await stack[Symbol.asyncDispose]();
  }
}

/** Opens the documents that the settings name: in MongoDB, or in the embedded store of the data directory. */
export async function openMongo(stack: DisposalStack, settings: RookerySettings, log: Log): Promise<Mongo> {
  const { mongodbUrl, mongo: access } = mongoOptions(settings);
  const url = mongodbUrl ?? (await openDocuments(stack, settings.ROOKERY_DATA));
  return stack.use(await connectMongo({ url, access, namespace: settings.ROOKERY_NAMESPACE, log }));
}

/** Starts the embedded store on a data directory; returns its URL. */
async function openDocuments(stack: DisposalStack, data: string): Promise<string> {
  const directory = await openDataDirectory(data);
  return stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') })).url;
}
