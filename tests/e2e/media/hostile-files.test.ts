import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { gifOf, pngBomb, redAndBlue } from '#testkit/media/pictures.js';
import { createUpload, settledUpload, uploadMedia, variantsOf } from '#testkit/media/upload.js';
import { CompleteUpload, CreateUpload, PostMedia } from '#testkit/operations/media.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const HTML = '<html><script>alert(document.domain)</script></html>';
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(1_000))]);

describe('hostile files', () => {
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;
  let store: string;
  let jpeg: Buffer;

  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), 'rookery-media-'));
    network = await openNetwork({ media: { store: { directory: store } } });
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    jpeg = await (await redAndBlue(400, 300)).jpeg().toBuffer();
  });
  afterAll(async () => {
    await network[Symbol.asyncDispose]();
    await rm(store, { recursive: true });
  });

  /** The files of a medium, and files that are half written. */
  const kept = async (id: string): Promise<string[]> =>
    (await readdir(store, { recursive: true })).filter(
      (name) => name.includes(id) || name.includes('incoming/'),
    );

  it.each([
    ['a text that says it is a JPEG', () => Buffer.from(HTML), 'image/jpeg', 'UNSUPPORTED_TYPE'],
    ['an SVG', () => Buffer.from(SVG), 'image/png', 'UNSUPPORTED_TYPE'],
    ['a zip', () => ZIP, 'image/webp', 'UNSUPPORTED_TYPE'],
    ['a PNG that says it is a JPEG', () => pngBomb(2, 2), 'image/jpeg', 'TYPE_MISMATCH'],
    ['half of a JPEG', () => jpeg.subarray(0, jpeg.length / 2), 'image/jpeg', 'UNREADABLE'],
    ['the head of a JPEG', () => jpeg.subarray(0, 20), 'image/jpeg', 'UNREADABLE'],
    ['half of a PNG', () => pngBomb(2_000, 3), 'image/png', 'UNREADABLE'],
    ['a PNG of 60,000 by 60,000 pixels', () => pngBomb(60_000, 2_000), 'image/png', 'TOO_MANY_PIXELS'],
    ['a GIF of 5,000 frames', () => gifOf(5_000), 'image/gif', 'TOO_MANY_FRAMES'],
  ])('are refused with their reason, and nothing is kept: %s', async (_, bytes, contentType, failure) => {
    const upload = await uploadMedia(ada, bytes(), { contentType });
    expect(upload).toMatchObject({ state: 'FAILED', failure, media: null });
    expect(await kept(upload.id)).toEqual([]);
    const input = { text: 'Look', mediaIds: [upload.id] };
    expect(await ada.refusal(PostMedia, { input })).toBe('BAD_USER_INPUT');
  });

  it('are read anew: nothing is left of HTML behind a picture', async () => {
    const upload = await uploadMedia(ada, Buffer.concat([jpeg, Buffer.from(HTML)]));
    for (const { url, contentType } of variantsOf(upload)) {
      const response = await fetch(url);
      expect(response.headers.get('content-type')).toBe(contentType);
      expect(Buffer.from(await response.arrayBuffer()).includes('script')).toBe(false);
    }
  });

  it('are refused by the store when they are not what was signed', async () => {
    const { id, put, url } = await createUpload(ada, jpeg);
    const changed = Buffer.from(jpeg).fill(0, 100, 101);
    const statuses = [
      (await put(changed)).status,
      (await put(jpeg.subarray(1))).status,
      (await put(Buffer.concat([jpeg, jpeg]))).status,
    ];
    expect(statuses).toEqual([400, 400, 413]);
    for (const path of ['../../secrets/internal.key', '..%2f..%2fsecrets', '%00', `1/${'a'.repeat(64)}`]) {
      const forged = new URL(url);
      forged.pathname = `/uploads/${path}`;
      expect((await fetch(forged, { method: 'PUT', body: 'x' })).status, path).toBe(404);
      expect((await fetch(`${network.bytesUrl}/media/${path}`)).status, path).toBe(404);
    }
    expect(await kept(id)).toEqual([]);
    expect(await ada.refusal(CompleteUpload, { id })).toBe('FORBIDDEN');
  });

  it.each([
    ['too many bytes', { bytes: 5 * 2 ** 20 + 1 }],
    ['no bytes', { bytes: 0 }],
    ['an SVG', { contentType: 'image/svg+xml' }],
    ['a path as the hash', { sha256: '../../../../etc/passwd' }],
    ['a long alternative text', { altText: 'x'.repeat(1_001) }],
    ['a focal point outside', { focalPoint: { x: 2, y: 0 } }],
  ])('are refused before they are sent: %s', async (_, wrong) => {
    const sha256 = createHash('sha256').update(jpeg).digest('hex');
    const input = { kind: 'IMAGE' as const, bytes: jpeg.length, contentType: 'image/jpeg', sha256, ...wrong };
    expect(await ada.refusal(CreateUpload, { input })).toBe('BAD_USER_INPUT');
  });

  it('need a viewer', async () => {
    const input = { kind: 'IMAGE' as const, bytes: 1, contentType: 'image/jpeg', sha256: 'a'.repeat(64) };
    const { Client } = await import('#testkit/client/index.js');
    expect(await new Client(network.url).refusal(CreateUpload, { input })).toBe('UNAUTHENTICATED');
  });

  it('get into no tweet: those of others, a fifth, one twice, and none that waits', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++)
      ids.push(
        (
          await uploadMedia(ada, await (await redAndBlue(20 + count, 9)).png().toBuffer(), {
            contentType: 'image/png',
          })
        ).id,
      );
    const waiting = await createUpload(ada, jpeg);
    const refusal = (user: TestUser, mediaIds: string[]): Promise<string> =>
      user.refusal(PostMedia, { input: { text: 'Look', mediaIds } });
    for (const wrong of [ids, [ids[0]!, ids[0]!], [waiting.id], ['../1'], ['1234567890123456789']])
      expect(await refusal(ada, wrong), String(wrong)).toBe('BAD_USER_INPUT');
    expect(await refusal(bob, [ids[0]!])).toBe('BAD_USER_INPUT');
    const { tweetPost } = await ada.get(PostMedia, { input: { text: '', mediaIds: ids.slice(0, 4) } });
    expect(tweetPost.tweet.media).toHaveLength(4);
    expect(await ada.refusal(PostMedia, { input: { text: '', mediaIds: [] } })).toBe('BAD_USER_INPUT');
  });

  it('stop nobody else: a picture after them is READY', async () => {
    const { id, put } = await createUpload(bob, jpeg);
    await put();
    await bob.get(CompleteUpload, { id });
    expect((await settledUpload(bob, id)).state).toBe('READY');
  });
});
