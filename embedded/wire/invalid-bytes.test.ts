import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize, type Document } from 'bson';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '../index.js';
import { MessageSplitter } from './message-splitter.js';

const INVALID_BSON = 22;
const DUPLICATE_FIELD = 40413;

const OP_MSG = 2013;
const HEAD_BYTES = 21;

describe('bytes that no driver sends', () => {
  let directory: string;
  let store: EmbeddedStore;
  let client: MongoClient;
  let socket: Socket;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bytes-'));
    store = await startEmbeddedStore({ directory });
    client = await new MongoClient(store.url).connect();
    socket = connect(decodeURIComponent(new URL(store.url).hostname));
  });

  afterAll(async () => {
    socket.destroy();
    await client.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function reply(message: Buffer): Promise<Document> {
    const splitter = new MessageSplitter();
    socket.write(message);
    for (;;) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      const [whole] = splitter.push(chunk);
      if (whole !== undefined) return deserialize(whole.subarray(HEAD_BYTES));
    }
  }

  async function refuses(message: Buffer, code: number): Promise<void> {
    expect(await reply(message)).toMatchObject({ ok: 0, code, errmsg: expect.not.stringMatching(/\n/) });
    expect(await client.db('town').collection('c').countDocuments()).toBe(0);
  }

  it.each([
    ['a boolean of 2', { a: true }, '08610001', '08610002'],
    ['a boolean of 255 in a list', { a: [false] }, '08300000', '083000ff'],
    ['a text that is no UTF-8', { a: 'xyz' }, '78797a', 'ff797a'],
    ['a text with a half character', { a: 'é!' }, 'c3a921', 'c32121'],
    ['a text with a surrogate', { a: 'xyz' }, '78797a', 'eda080'],
    ['a name that is no UTF-8', { xyz: 1 }, '78797a', 'ff797a'],
  ])('%s is refused in a body and in a sequence', async (_what, document, good, bad) => {
    const damage = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('hex').replace(good, bad), 'hex');
    const command = { insert: 'c', $db: 'town' };
    const body = bodyOf({ ...command, documents: [document] });
    await refuses(messageOf(damage(body)), INVALID_BSON);
    const sequence = sequenceOf('documents', [damage(Buffer.from(serialize(document)))]);
    await refuses(messageOf(bodyOf(command), sequence), INVALID_BSON);
  });

  it('the replacement character is a character like any other', async () => {
    const documents = [{ _id: '\ufffd' }];
    expect(await reply(messageOf(bodyOf({ insert: 'kept', documents, $db: 'town' })))).toMatchObject({
      n: 1,
    });
    expect(await client.db('town').collection<{ _id: string }>('kept').findOne()).toEqual({ _id: '\ufffd' });
  });

  it('a field that comes twice in a command is refused', async () => {
    const twice = bodyOf({ insert: 'c', documents: [{}], documentz: [{}], $db: 'town' });
    twice.write('documents', twice.indexOf('documentz'));
    await refuses(messageOf(twice), DUPLICATE_FIELD);
    const body = bodyOf({ insert: 'c', documents: [{}], $db: 'town' });
    await refuses(messageOf(body, sequenceOf('documents', [Buffer.from(serialize({}))])), DUPLICATE_FIELD);
    await refuses(messageOf(body, body), INVALID_BSON);
  });

  it('a message that ends too early is refused', async () => {
    const body = bodyOf({ insert: 'c', documents: [{}], $db: 'town' });
    for (const length of [1, 2, 5, 20]) await refuses(messageOf(body.subarray(0, length)), INVALID_BSON);
  });
});

function bodyOf(command: Document): Buffer {
  return Buffer.concat([Buffer.of(0), serialize(command)]);
}

function sequenceOf(name: string, documents: readonly Buffer[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

function messageOf(...sections: readonly Buffer[]): Buffer {
  const content = Buffer.concat(sections);
  const head = Buffer.alloc(20);
  head.writeInt32LE(head.length + content.length, 0);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, content]);
}
