// A whole network as a process of its own, which dies when it is told to. Environment: NETWORK as JSON, a DoomedNetwork.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';

export interface DoomedNetwork {
  /** Of the documents. */
  directory: string;
  namespace: string;
  /** Servers that other processes use, too; without them everything is in this one. */
  mongodbUrl?: string;
  redisUrl?: string;
  natsUrl?: string;
  streamBytes?: number;
  /** Whether the process kills itself, as kill -9 does, when a tweet is written and nobody has been told. */
  doomed: boolean;
}

const { doomed, ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedNetwork;
const network = await Network.create({ ...options, rateLimits: false });
if (doomed) {
  const { bus } = network.infrastructure;
  const publish = bus.publish.bind(bus);
  bus.publish = (event) => {
    // An event leaves when its document is written, and before the command answers.
    if (event.type !== 'tweet.posted') return publish(event);
    writeSync(process.stdout.fd, `written ${event.payload.tweetId}\n`);
    process.kill(process.pid, 'SIGKILL');
    return publish(event);
  };
}
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
