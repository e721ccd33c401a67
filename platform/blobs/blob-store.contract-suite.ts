import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, inPieces, keyIn, sha256Of } from '#testkit/blobs/content.js';
import type { BlobKey, BlobStore } from './blob-store.js';

/** A store with whatever serves its signed URLs. */
export interface StoreUnderTest extends AsyncDisposable {
  store: BlobStore;
}

const TYPE = { contentType: 'image/png' };

/** The contract of every store of blobs. `now`: the time of its clock. */
export function describeBlobStore(
  name: string,
  open: () => Promise<StoreUnderTest>,
  now: () => number,
): void {
  describe(name, () => {
    let opened: StoreUnderTest;
    let store: BlobStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened[Symbol.asyncDispose]());

    const fresh = (): string => String(randomInt(1e12)).padStart(19, '1');
    const put = async (content: Buffer, folder = fresh()): Promise<BlobKey> => {
      const key = keyIn(folder, content);
      await store.put(key, inPieces(content), { bytes: content.length, ...TYPE });
      return key;
    };
    const upload = async (content: Buffer) => {
      const expiresAt = now() + 60_000;
      const key = keyIn(fresh(), content);
      const { url, headers } = await store.signUpload(key, { bytes: content.length, ...TYPE, expiresAt });
      const { status } = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(content) });
      return { key, status };
    };

    test('returns what was put, and its size', async () => {
      const content = Buffer.from('x'.repeat(2_500) + 'end');
      const key = await put(content);
      expect(await contentOf(store, key)).toBe(content.toString());
      expect(await store.head(key)).toEqual({ bytes: 2_503 });
    });

    test('returns the bytes of a range, both ends included', async () => {
      const key = await put(Buffer.from('0123456789'));
      expect(await contentOf(store, key, { start: 0, end: 1 })).toBe('01');
      expect(await contentOf(store, key, { start: 7, end: 9 })).toBe('789');
    });

    test('knows nothing of a key that was never put', async () => {
      const key = keyIn(fresh(), Buffer.from('nowhere'));
      expect(await store.get(key)).toBeNull();
      expect(await store.head(key)).toBeNull();
      await store.delete(key);
      await store.deleteFolder(fresh());
    });

    test('stores the same content twice as once, also at the same time', async () => {
      const content = Buffer.from('twice');
      const folder = fresh();
      const [key] = await Promise.all([put(content, folder), put(content, folder)]);
      await put(content, folder);
      expect(await contentOf(store, key)).toBe('twice');
    });

    test.each([
      ['of another hash', 'sha256', 'other'],
      ['that is too short', 'bytes', 'fou'],
      ['that is too long', 'bytes', 'three and more'],
    ])('refuses a content %s, and keeps what there was', async (_, what, wrong) => {
      const key = keyIn(fresh(), Buffer.from('right'));
      const refused = store.put(key, Readable.from([Buffer.from(wrong)]), { bytes: 5, ...TYPE });
      await expect(refused).rejects.toMatchObject({ name: 'BlobMismatch', what });
      expect(await store.head(key)).toBeNull();
    });

    test('deletes one blob, or a folder with all of its blobs and no other', async () => {
      const folder = fresh();
      const [a, b] = [await put(Buffer.from('a'), folder), await put(Buffer.from('b'), folder)];
      const other = await put(Buffer.from('a'), `${folder}1`.slice(1));
      await store.delete(a);
      expect([await contentOf(store, a), await contentOf(store, b)]).toEqual([null, 'b']);
      await store.deleteFolder(folder);
      expect([await contentOf(store, b), await contentOf(store, other)]).toEqual([null, 'a']);
    });

    test.each([
      '../../etc/passwd',
      '1/../../../etc/passwd',
      `1/${'a'.repeat(63)}/`,
      `../${sha256Of(Buffer.from('a'))}`,
      `1/${'A'.repeat(64)}`,
      `1/${'a'.repeat(64)}\n`,
      '',
    ])('refuses a key that is no key: %j', async (key) => {
      for (const use of [
        () => store.get(key as BlobKey),
        () => store.head(key as BlobKey),
        () => store.delete(key as BlobKey),
        () => store.put(key as BlobKey, inPieces(Buffer.from('a')), { bytes: 1, ...TYPE }),
        () => store.deleteFolder(key),
      ])
        await expect(use().catch((error: unknown) => Promise.reject(error as Error))).rejects.toThrow(
          TypeError,
        );
    });

    test('lets a client upload the one content that was signed', async () => {
      const content = Buffer.from('uploaded');
      const { key, status } = await upload(content);
      expect(status).toBeLessThan(300);
      expect(await contentOf(store, key)).toBe('uploaded');
    });
  });
}
