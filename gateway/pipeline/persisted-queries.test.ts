import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient, type Message } from '#testkit/gateway/socket-client.js';
import { PersistedQueries } from './persisted-queries.js';

const ADA = '1900000000000000100';
const MAX_BYTES = 16 * 1024;
const ANSWER = { data: { tweet: { text: 'Hello' } } };
const UNKNOWN = { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };

const hashOf = (text: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
});
/** A query of so many bytes, all but a few of them in a comment of letters that take two. */
const queryOf = (bytes: number): string => {
  const query = '{ tweet(id: "1") { text } } #';
  const left = bytes - query.length;
  return `${query}${'é'.repeat(Math.floor(left / 2))}${'.'.repeat(left % 2)}`;
};

describe('a persisted query', () => {
  let small: SmallGateway;

  beforeAll(async () => {
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
  });
  afterAll(() => small[Symbol.asyncDispose]());

  async function post(body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(small.endpoint, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }

  it.each([
    ['of 16 KB', MAX_BYTES, ANSWER],
    ['of a byte more, though it is run', MAX_BYTES + 1, { errors: [UNKNOWN] }],
  ])('is kept, or not: one %s', async (_, bytes, answerToHash) => {
    const query = queryOf(bytes);
    expect(Buffer.byteLength(query)).toBe(bytes);
    const extensions = hashOf(query);
    for (let time = 0; time < 2; time++) {
      expect(await post({ query, extensions })).toEqual(ANSWER);
      expect(await post({ extensions })).toMatchObject(answerToHash);
    }
    const elsewhere = new PersistedQueries(small.deps.cache).sourceOf({ extensions });
    if (answerToHash === ANSWER) expect(await elsewhere).toEqual({ text: query, keepAs: null });
    else await expect(elsewhere).rejects.toMatchObject(UNKNOWN);
  });

  it('is replaced by the next text with the same key, and never returned for it', async () => {
    const { cache } = small.deps;
    const places = new Map<number, string>();
    const texts: string[] = [];
    for (let index = 0; texts.length === 0; index++) {
      const text = `{ tweet(id: "${index}") { text } }`;
      const place = Number.parseInt(hashOf(text).persistedQuery.sha256Hash.slice(0, 8), 16) % 8_192;
      const other = places.get(place);
      if (other !== undefined) texts.push(other, text);
      places.set(place, text);
    }
    const [first, second] = texts.map((text) => ({ text, extensions: hashOf(text) }));
    for (const each of [first!, second!]) {
      const persisted = new PersistedQueries(cache);
      persisted.keep(await persisted.sourceOf({ query: each.text, extensions: each.extensions }));
    }
    const elsewhere = new PersistedQueries(cache);
    expect(await elsewhere.sourceOf(second!)).toMatchObject({ text: second!.text });
    await expect(elsewhere.sourceOf(first!)).rejects.toMatchObject(UNKNOWN);
  });

  it.each<[what: string, sha256Hash: unknown]>([
    ['an object that has no text', { toString: 1, valueOf: 1 }],
    ['a number', 5],
    ['a list', [hashOf('{ __typename }').persistedQuery.sha256Hash]],
    ['missing', undefined],
  ])('is refused where its hash is %s', async (_, sha256Hash) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    for (const query of ['{ __typename }', undefined])
      expect(await post({ query, extensions })).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST' } }],
      });
  });

  it('is known over a socket once its text was sent', async () => {
    const query = '{ again: tweet(id: "1") { text } }';
    const extensions = hashOf(query);
    const client = await SocketClient.connect(small.endpoint);
    let id = 0;
    const ask = async (payload: object): Promise<Message> => {
      client.send({ id: String(++id), type: 'subscribe', payload });
      const answer = await client.next();
      if (answer.type === 'next') expect(await client.next()).toEqual({ id: answer.id, type: 'complete' });
      return answer;
    };
    const good = { type: 'next', payload: { data: { again: { text: 'Hello' } } } };
    // The protocol wants a text there: clients that have none to send, send an empty one.
    const alone = { query: '', extensions };
    expect(await ask(alone)).toMatchObject({ type: 'error', payload: [UNKNOWN] });
    expect(await ask({ query, extensions })).toMatchObject(good);
    expect(await ask(alone)).toMatchObject(good);
    client.close();
  });
});
