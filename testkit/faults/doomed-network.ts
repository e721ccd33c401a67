// The entry of a process that runs a whole network and may kill itself. Environment: NETWORK, a DoomedNetwork as JSON.
import { writeSync } from 'node:fs';
import { Network } from '#network/index.js';

export interface DoomedNetwork {
  /** The directory of the embedded store. */
  directory: string;
  namespace: string;
  /** Servers shared with other processes. Without them everything runs in this process. */
  mongodbUrl?: string;
  redisUrl?: string;
  natsUrl?: string;
  streamBytes?: number;
  /** Whether the process kills itself with SIGKILL after it has written a tweet. */
  doomed: boolean;
  /**
   * The step before which the process dies: the insert of a retweet or of the text `doomed`, whose pair or key is reserved then;
   * the insert into the author index; or the publication of the event. @default 'publish'
   */
  before?: 'tweet' | 'index' | 'publish';
}

const { doomed, before = 'publish', ...options } = JSON.parse(process.env['NETWORK'] ?? '') as DoomedNetwork;
const monitorCommands = doomed && before !== 'publish';
const network = await Network.create({ ...options, rateLimits: false, monitorCommands });
const { bus, mongo } = network.infrastructure;

function dieAfterWriting(tweetId: string): void {
  writeSync(process.stdout.fd, `written ${tweetId}\n`);
  process.kill(process.pid, 'SIGKILL');
}

if (doomed && before !== 'publish') {
  const collection = before === 'index' ? 'authorIndex' : 'tweets';
  mongo.onCommand(({ commandName, command }) => {
    if (commandName !== 'insert' || command['insert'] !== collection) return;
    const [document] = command['documents'] as { _id: string; kind?: string; text?: string }[];
    const isDoomed = before === 'index' || document!.kind === 'RETWEET' || document!.text === 'doomed';
    if (isDoomed) dieAfterWriting(document!._id);
  });
} else if (doomed) {
  const publish = bus.publish.bind(bus);
  bus.publish = (event) => {
    // Events are published after the write of their document and before the response of the command.
    if (event.type === 'tweet.posted') dieAfterWriting(event.payload.tweetId);
    return publish(event);
  };
}
writeSync(process.stdout.fd, `listens at ${network.url} \n`);
