// The entry of a process that runs a whole network and kills itself between the write of a message and its event. Environment:
// NETWORK, a DoomedMessagesNetwork as JSON.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';

export interface DoomedMessagesNetwork {
  /** The directory of the embedded store. */
  directory: string;
  namespace: string;
  /** How many messages are published first. */
  after: number;
}

const { after, ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedMessagesNetwork;
const network = await Network.create({ ...options, rateLimits: false });
const { bus } = network.infrastructure;
const publish = bus.publish.bind(bus);
let left = after;
bus.publish = (event) => {
  if (event.type === 'message.sent' && left-- === 0) {
    writeSync(process.stdout.fd, 'dies\n');
    process.kill(process.pid, 'SIGKILL');
  }
  return publish(event);
};
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
