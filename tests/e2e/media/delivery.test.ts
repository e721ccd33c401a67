import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { redAndBlue } from '#testkit/media/pictures.js';
import { uploadMedia, type Variant } from '#testkit/media/upload.js';
import { MediaOfTweet, PostMedia } from '#testkit/operations/media.js';
import { BlockUser, Protect } from '#testkit/operations/users.js';

describe('the bytes of media', () => {
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;
  let eve: TestUser;
  let tweet: string;

  beforeAll(async () => {
    network = await openNetwork();
    ({ ada, bob, eve } = await cast(network, 'ada', 'bob', 'eve'));
    const bytes = await (await redAndBlue(90, 60)).jpeg().toBuffer();
    const { id } = await uploadMedia(ada, bytes);
    tweet = (await ada.get(PostMedia, { input: { text: '', mediaIds: [id] } })).tweetPost.tweet.id;
    await network.settle();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const variantFor = async (reader: Client): Promise<Variant> => {
    const found = (await reader.get(MediaOfTweet, { id: tweet })).tweet?.media[0];
    if (found?.__typename !== 'Image') throw new Error('The tweet has no picture.');
    return found.variants[0]!;
  };
  const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

  it('have a URL whose content never changes, and run nothing', async () => {
    const { url, contentType, bytes } = await variantFor(new Client(network.url));
    expect(url).toMatch(/\/media\/\d+\/[0-9a-f]{64}\.webp$/);
    const response = await fetch(url);
    expect((await response.arrayBuffer()).byteLength).toBe(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': contentType,
      'content-length': String(bytes),
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${/([0-9a-f]{64})/.exec(url)![1]}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
    });
  });

  it('are sent in ranges, by HEAD, and not at all to who has them', async () => {
    const { url, bytes } = await variantFor(bob);
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const read = async (headers: Record<string, string>, method = 'GET') => {
      const response = await fetch(url, { headers, method });
      const body = Buffer.from(await response.arrayBuffer());
      return { status: response.status, body, range: response.headers.get('content-range') };
    };
    expect(await read({ range: 'bytes=0-9' })).toEqual({
      ...{ status: 206, body: whole.subarray(0, 10), range: `bytes 0-9/${bytes}` },
    });
    expect((await read({ range: 'bytes=-5' })).body).toEqual(whole.subarray(-5));
    expect((await read({ range: `bytes=${bytes - 2}-` })).body).toEqual(whole.subarray(-2));
    expect(await read({ range: `bytes=${bytes}-` })).toMatchObject({
      status: 416,
      range: `bytes */${bytes}`,
    });
    expect((await read({ range: 'bytes=0-1,4-5' })).status).toBe(200);
    const etag = (await fetch(url)).headers.get('etag')!;
    expect((await read({ 'if-none-match': etag })).status).toBe(304);
    expect(await read({}, 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect((await read({}, 'DELETE')).status).toBe(404);
  });

  it('of a protected account are for followers, for minutes, and not after a block', async () => {
    const { url: before } = await variantFor(bob);
    await bob.follow(ada);
    await ada.get(Protect, { protected: true });
    await network.settle();
    // The URL of the time before is worth nothing to anybody now.
    expect(await statusOf(before)).toBe(404);
    expect((await eve.get(MediaOfTweet, { id: tweet })).tweet).toBeNull();
    const { url } = await variantFor(bob);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=(2[4-9]\d|300), immutable$/);
    const { searchParams } = new URL(url);
    expect(Number(searchParams.get('expires')) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    for (const [name, value] of [
      ['viewer', eve.id],
      ['expires', String(Date.now() + 9e9)],
      ['signature', 'AAAA'],
    ] as const) {
      const forged = new URL(url);
      forged.searchParams.set(name, value);
      expect(await statusOf(forged.href), name).toBe(404);
    }
    const { url: own } = await variantFor(ada);
    expect(await statusOf(own)).toBe(200);
    await ada.get(BlockUser, { id: bob.id });
    await network.settle();
    expect(await statusOf(url)).toBe(404);
    expect(await statusOf(own)).toBe(200);
  });
});
