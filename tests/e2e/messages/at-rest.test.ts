import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { generateServiceKeys } from '#platform/encryption/index.js';
import { streamsOf } from '#platform/event.js';
import { readSecrets } from '#platform/secrets.js';
import { EVENTS } from '#schema/events.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { openMessagesAdministration } from '#subgraphs/messages/administration.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import { group, readConversation, send, textsOf } from '#testkit/messages/talk.js';
import { EditMessage, SearchMessages } from '#testkit/operations/messages.js';

const SECRETS = ['Heronry-under-the-bridge', 'Heronry-above-the-bridge', 'Friends-of-herons'];
const PUBLIC = 'Herons-for-everybody';

interface KeySet {
  keys: { kid: string }[];
}

describe('the texts of messages at rest', () => {
  let directory: string;
  let ann: TestUser;
  /** All events, as the broker stores them. */
  const events: string[] = [];
  let conversation: string;
  let named: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-rest-'));
    await using network = await openNetworkOf(directory);
    for (const stream of streamsOf(EVENTS))
      await network.infrastructure.bus.tail(stream, (event) => events.push(JSON.stringify(event)));
    ann = await TestUser.signUp(network.url, 'ann');
    const bob = await TestUser.signUp(network.url, 'bob');
    await ann.post(PUBLIC);
    const { id, ...sent } = await send(ann, bob, SECRETS[0]!);
    await ann.get(EditMessage, { id, text: SECRETS[1]! });
    await send(bob, ann, SECRETS[0]!, { replyTo: id });
    conversation = sent.conversation;
    named = await group(ann, [bob], SECRETS[2]);
    await network.settle();
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const again = (url: string): TestUser => new Client(url, ann.token) as TestUser;

  /** The bytes of all documents of all collections. */
  async function dumpOf({ infrastructure: { mongo } }: Network): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (const { database, name } of SUBGRAPHS.flatMap(({ collections }) => collections)) {
      const raw = await mongo.database(database).collection(name).find({}, { raw: true }).toArray();
      // With `raw` the driver gives the bytes of documents.
      parts.push(...(raw as unknown as Buffer[]));
    }
    return Buffer.concat(parts);
  }

  async function filesOf(folder: string): Promise<Buffer> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
  }

  it('are in no document, no event and no file', async () => {
    await using network = await openNetworkOf(directory);
    for (const bytes of [await dumpOf(network), await filesOf(directory), Buffer.from(events.join())]) {
      // What is not secret is found in the same way.
      expect(bytes.includes(PUBLIC)).toBe(true);
      // Nor are their words, by which they are found.
      for (const text of [...SECRETS, 'heronry']) {
        expect(bytes.includes(text)).toBe(false);
        expect(bytes.includes(Buffer.from(text).toString('base64').slice(0, 16))).toBe(false);
      }
    }
    expect(await textsOf(again(network.url), conversation)).toEqual([SECRETS[1], SECRETS[0]]);
  });

  it('stay as they are when their keys are wrapped anew, and need the old key no more', async () => {
    const path = join(directory, 'secrets', 'encryption-keys.json');
    const old = JSON.parse(await readFile(path, 'utf8')) as KeySet;
    const fresh = JSON.parse(generateServiceKeys()) as KeySet;
    await writeFile(path, JSON.stringify({ keys: [...fresh.keys, ...old.keys] }));
    const bodies = async ({ infrastructure }: Network) =>
      (await infrastructure.mongo.database('messages').collection('messages').find().toArray()).map(
        ({ body }) => body as unknown,
      );
    let before: unknown;
    {
      await using network = await openNetworkOf(directory);
      before = await bodies(network);
      const { encryption } = await readSecrets(join(directory, 'secrets'));
      const { rewrap } = openMessagesAdministration(network.infrastructure.mongo, encryption!);
      const told: string[] = [];
      await rewrap((line) => told.push(line));
      await rewrap((line) => told.push(line));
      expect(told).toEqual([`2 conversations: keys wrapped with ${fresh.keys[0]!.kid}`]);
      expect(await textsOf(again(network.url), conversation)).toEqual([SECRETS[1], SECRETS[0]]);
    }
    await writeFile(path, JSON.stringify(fresh));
    await using network = await openNetworkOf(directory);
    expect(await bodies(network)).toEqual(before);
    expect(await textsOf(again(network.url), conversation)).toEqual([SECRETS[1], SECRETS[0]]);
    expect(await readConversation(again(network.url), named)).toMatchObject({ name: SECRETS[2] });
    const { viewer } = await again(network.url).get(SearchMessages, { query: 'above heronry' });
    expect(viewer?.searchMessages?.edges.map(({ node }) => node.text)).toEqual([SECRETS[1]]);
  });

  it('do not open in the place of another message', async () => {
    await using network = await openNetworkOf(directory);
    const messages = network.infrastructure.mongo.database('messages').collection('messages');
    const [one, other] = await messages.find().sort({ sequence: 1 }).toArray();
    await messages.updateOne({ _id: other!._id }, { $set: { body: one!['body'] as unknown } });
    const text = `{ conversation(id: "${conversation}") { messages { edges { node { text } } } } }`;
    const { data, errors } = await again(network.url).send<object, Record<string, never>>(text);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify({ data, errors })).not.toMatch(/decrypt|encrypt|key/i);
    expect(JSON.stringify(data).split(SECRETS[1]!)).toHaveLength(2);
    await messages.updateOne({ _id: other!._id }, { $set: { body: other!['body'] as unknown } });
  });
});
