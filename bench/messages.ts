import { DisposalStack } from '#platform/lifecycle.js';
import { SendMessage } from '#testkit/operations/messages.js';
import { load, round, type Loaded } from './measure.js';
import { openCrowd, type Crowd, type Member } from './messages/crowd.js';
import { measureDelivery, SOCKETS } from './messages/delivery.js';

const CONNECTIONS = 32;
const SENDS = Number(process.env['SENDS'] ?? 3_000);
const CONVERSATIONS = Number(process.env['CONVERSATIONS'] ?? 1_000);
const READS = 600;
const COUNTED = 20;
const MESSAGES = 50;
const LISTED = 20;

const PAGE = `query ($id: ID!, $first: Int!) { conversation(id: $id) { messages(first: $first) { edges { cursor node {
  id sequence text senderId createdAt } } pageInfo { hasNextPage endCursor } } } }`;
const LIST = `query ($first: Int!) { viewer { unreadMessagesCount conversations(first: $first) { edges { cursor node { id unreadCount
  lastMessage { text senderId createdAt } members { userId readUpTo } } } } } }`;
const SEARCH = `query ($first: Int!) { viewer { searchMessages(query: "old bridge", first: $first) { edges { node { id text } } } } }`;

/**
 * Measures messages in a network of one process: sends into one conversation and into 1,000, the pages that clients read, and how long
 * a message takes to the sockets of both members. SOCKETS and PER_SECOND change the last part.
 */
export async function run(): Promise<void> {
  await using stack = new DisposalStack();
  const crowd = await openCrowd(stack, SOCKETS);
  const [reader, ...others] = (await crowd.join(CONVERSATIONS + 1)) as [Member, ...Member[]];
  const [first] = others as [Member];
  const write = async (from: Member, to: Member, index: number): Promise<string> => {
    const input = { to: to.id, text: `Message ${index}: have you seen the herons by the old bridge?` };
    return (await from.client.get(SendMessage, { input })).sendMessage.message.conversation.id;
  };
  // The reader answers, so that all conversations are in the inbox.
  await load(CONVERSATIONS, CONNECTIONS, (index) => write(reader, others[index]!, index));
  const id = await write(reader, first, 0);
  await crowd.network.settle();
  const sends = [
    {
      to: 'one conversation',
      ...(await load(SENDS, CONNECTIONS, (n) => write(...turn(reader, first, n), n))),
    },
    {
      to: `${CONVERSATIONS} conversations`,
      ...(await load(SENDS, CONNECTIONS, (n) => write(...turn(reader, others[n % CONVERSATIONS]!, n), n))),
    },
  ];
  await crowd.network.settle();
  console.table(sends);
  const read = (query: string, variables: object) => () =>
    reader.client.get<object, object>(query, variables);
  console.table([
    await reading(crowd, `page of ${MESSAGES} messages`, read(PAGE, { id, first: MESSAGES })),
    await reading(crowd, `page of ${LISTED} conversations`, read(LIST, { first: LISTED })),
    await reading(crowd, `search in ${CONVERSATIONS / 2} conversations`, read(SEARCH, { first: LISTED })),
  ]);
  console.table([await measureDelivery(crowd)]);
}

function turn(one: Member, other: Member, index: number): [Member, Member] {
  return index % 2 ? [one, other] : [other, one];
}

/** A read, with the finds and sums that one of it takes in the collections of messages. */
async function reading(
  { network }: Crowd,
  what: string,
  work: () => Promise<unknown>,
): Promise<Loaded & { what: string; reads: string }> {
  const reads = new Map<string, number>();
  const loaded = await load(READS, CONNECTIONS, work);
  // One after the other: equal requests at the same time share their reads.
  const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
    if (!['find', 'aggregate'].includes(commandName) || !databaseName.endsWith('_messages')) return;
    if (JSON.stringify(command['filter'] ?? {}).includes('outbox')) return;
    const name = String(command[commandName]);
    reads.set(name, (reads.get(name) ?? 0) + 1);
  });
  await load(COUNTED, 1, work);
  stop();
  const each = [...reads].map(([name, count]) => `${name} ${round(count / COUNTED)}`);
  return { what, ...loaded, reads: each.join(', ') };
}
