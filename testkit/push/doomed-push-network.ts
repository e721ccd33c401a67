// The entry of a process that runs a whole network and kills itself when a notification is pushed. Environment: NETWORK, a
// DoomedPushNetwork as JSON.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';
import type { PushOptions } from '#social/push-settings.js';

export interface DoomedPushNetwork {
  /** The directory of the embedded store. */
  directory: string;
  namespace: string;
  push: PushOptions;
  /**
   * The step before which the process dies with SIGKILL: before the delivery is written down, before it is sent, or before it is
   * written down that it was sent.
   */
  before: 'insert' | 'send' | 'record';
}

const { before, ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedPushNetwork;
const network = await Network.create({ ...options, rateLimits: false, monitorCommands: true });

let isInserted = false;
network.infrastructure.mongo.onCommand(({ commandName, command }) => {
  const isInsert = commandName === 'insert' && command['insert'] === 'deliveries';
  const isRead = isInserted && commandName === 'find' && command['find'] === 'devices';
  const isRecord = isInserted && commandName === 'update' && command['update'] === 'deliveries';
  if ({ insert: isInsert, send: isRead, record: isRecord }[before]) {
    writeSync(process.stdout.fd, 'dies\n');
    process.kill(process.pid, 'SIGKILL');
  }
  isInserted ||= isInsert;
});
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
