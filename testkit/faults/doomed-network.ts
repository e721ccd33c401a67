// The entry of a process that runs a whole network and may kill itself. Environment: NETWORK, a DoomedNetwork as JSON.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';

export interface DoomedNetwork {
  /** The directory of the documents. */
  directory: string;
  namespace: string;
  /** Servers shared with other processes. Without them everything runs in this process. */
  mongodbUrl?: string;
  redisUrl?: string;
  natsUrl?: string;
  streamBytes?: number;
  /** Whether the process kills itself, like kill -9, after a tweet is written and before its event is published. */
  doomed: boolean;
}

const { doomed, ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedNetwork;
const network = await Network.create({ ...options, rateLimits: false });
if (doomed) {
  const { bus } = network.infrastructure;
  const publish = bus.publish.bind(bus);
  bus.publish = (event) => {
    // Events are published after the write of their document and before the response of the command.
    if (event.type !== 'tweet.posted') return publish(event);
    writeSync(process.stdout.fd, `written ${event.payload.tweetId}\n`);
    process.kill(process.pid, 'SIGKILL');
    return publish(event);
  };
}
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
