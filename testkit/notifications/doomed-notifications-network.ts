// The entry of a process that runs a whole network and kills itself while notifications are written. Environment: NETWORK, a
// DoomedNotificationsNetwork as JSON. A SIGUSR2 lets the network settle, and dooms it from then on.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';

export interface DoomedNotificationsNetwork {
  /** The directory of the embedded store. */
  directory: string;
  namespace: string;
  /**
   * The write before which the process dies with SIGKILL: an action is marked, its group is written, the actions are brought in line
   * with the group, or the batch is dropped from the group.
   */
  before: 'mark' | 'group' | 'actions' | 'drop';
  /** How many of these writes succeed first, from the signal on. */
  after: number;
}

interface Statement {
  u: { $set?: Record<string, unknown>; $unset?: Record<string, unknown> };
}

const { before, after, ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedNotificationsNetwork;
const network = await Network.create({ ...options, rateLimits: false, monitorCommands: true });

let left = Infinity;
process.on('SIGUSR2', () => {
  void network.settle().then(() => {
    left = after;
    writeSync(process.stdout.fd, 'settled\n');
  });
});
network.infrastructure.mongo.onCommand(({ commandName, command }) => {
  const [{ u } = { u: {} }] = (commandName === 'update' ? command['updates'] : []) as Statement[];
  const isActions = command['update'] === 'actions';
  const isGroups = command['update'] === 'groups';
  const isBefore = {
    mark: isActions && u.$set?.['active'] !== undefined,
    group: (isGroups && u.$set?.['pending'] !== undefined) || command['insert'] === 'groups',
    actions: isActions && u.$set?.['batch'] !== undefined,
    drop: isGroups && u.$unset?.['pending'] !== undefined && u.$set === undefined,
  }[before];
  if (!isBefore || left-- > 0) return;
  writeSync(process.stdout.fd, 'dies\n');
  process.kill(process.pid, 'SIGKILL');
});
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
