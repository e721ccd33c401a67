import { readdir } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { media as mediaSubgraph } from '#subgraphs/media/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { cameraPicture, colourAt, redAndBlue } from '#testkit/media/pictures.js';
import { createUpload, uploadMedia, variantsOf, type Variant } from '#testkit/media/upload.js';
import { CompleteUpload, HomeMedia, MediaOfTweet, PostMedia, ReadUpload } from '#testkit/operations/media.js';

describe('pictures', () => {
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;
  let store: string;

  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), 'rookery-media-'));
    network = await openNetwork({ media: { store: { directory: store } } });
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
  });
  afterAll(async () => {
    await network[Symbol.asyncDispose]();
    await rm(store, { recursive: true });
  });

  const files = async (): Promise<string[]> =>
    (await readdir(store, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
  const bytesOf = async ({ url }: Variant): Promise<Buffer> =>
    Buffer.from(await (await fetch(url)).arrayBuffer());
  const jpeg = async (width = 300, height = 200): Promise<Buffer> =>
    (await redAndBlue(width, height)).jpeg().toBuffer();
  const post = async (user: TestUser, mediaIds: string[], text = ''): Promise<string> =>
    (await user.get(PostMedia, { input: { text, mediaIds } })).tweetPost.tweet.id;

  /** What the time would do. */
  const endAt = async (id: string, endsAt: number): Promise<void> => {
    for (const name of ['media', 'readyMedia'])
      await network.infrastructure.mongo
        .database('media')
        .collection<{ _id: string }>(name)
        .updateOne({ _id: id }, { $set: { endsAt } });
  };

  it('are upright and without metadata in every variant', async () => {
    const original = await cameraPicture(1_500, 1_000);
    expect(original.includes('SecretCamera')).toBe(true);
    const upload = await uploadMedia(ada, original, { altText: ' A flag ', focalPoint: { x: 0.25, y: 1 } });
    expect(upload.media).toMatchObject({
      ...{ altText: 'A flag', sensitive: false, focalPoint: { x: 0.25, y: 1 } },
      ...{ width: 1_000, height: 1_500, animated: false },
    });
    expect(upload.media?.blurhash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^_{|}~]{20,40}$/);
    const variants = variantsOf(upload);
    expect(
      variants.map(({ size, contentType, width, height }) => [size, contentType, width, height]),
    ).toEqual([
      ['THUMBNAIL', 'image/webp', 267, 400],
      ['THUMBNAIL', 'image/jpeg', 267, 400],
      ['SMALL', 'image/webp', 453, 680],
      ['SMALL', 'image/jpeg', 453, 680],
      ['LARGE', 'image/webp', 800, 1_200],
      ['LARGE', 'image/jpeg', 800, 1_200],
      ['ORIGINAL', 'image/webp', 1_000, 1_500],
      ['ORIGINAL', 'image/jpeg', 1_000, 1_500],
    ]);
    for (const variant of variants) {
      const bytes = await bytesOf(variant);
      expect(bytes.length).toBe(variant.bytes);
      // Red was on the left of the sensor, which is at the top once the picture is turned.
      expect([await colourAt(bytes, 'top'), await colourAt(bytes, 'bottom')], variant.size).toEqual([
        'red',
        'blue',
      ]);
      const { orientation = 1, exif, format } = await sharp(bytes).metadata();
      expect([orientation, exif, `image/${format}`]).toEqual([1, undefined, variant.contentType]);
      expect(bytes.includes('SecretCamera')).toBe(false);
    }
  });

  it.each(['png', 'webp', 'avif', 'gif'] as const)('are accepted as %s', async (format) => {
    const bytes = await (await redAndBlue(120, 80)).toFormat(format).toBuffer();
    const [webp, ...others] = variantsOf(await uploadMedia(ada, bytes, { contentType: `image/${format}` }));
    expect(webp).toMatchObject({ size: 'ORIGINAL', width: 120, height: 80 });
    expect(others).toHaveLength(1);
    expect(await colourAt(await bytesOf(webp!), 'left')).toBe('red');
  });

  it('keep moving as WebP, and stand still as JPEG', async () => {
    const frames = [await jpeg(60, 40), await (await redAndBlue(60, 40)).negate().jpeg().toBuffer()];
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const upload = await uploadMedia(ada, gif, { contentType: 'image/gif' });
    expect(upload.media).toMatchObject({ animated: true, width: 60, height: 40 });
    const pages = await Promise.all(
      variantsOf(upload).map(async (variant) => (await sharp(await bytesOf(variant)).metadata()).pages ?? 1),
    );
    expect(pages).toEqual([2, 1]);
  });

  it('are shown by tweets, in order, and by retweets', async () => {
    const uploads = [await uploadMedia(ada, await jpeg(90)), await uploadMedia(ada, await jpeg(80))];
    const ids = uploads.map(({ id }) => id).toReversed();
    const { tweetPost } = await ada.get(PostMedia, { input: { text: '', mediaIds: ids } });
    expect(tweetPost.tweet.media.map(({ id, width }) => [id, width])).toEqual([
      [ids[0], 80],
      [ids[1], 90],
    ]);
    const { mediaUpload } = await ada.get(ReadUpload, { id: ids[0]! });
    await network.settle();
    expect((await ada.get(ReadUpload, { id: ids[0]! })).mediaUpload?.expiresAt).toBeNull();
    expect(mediaUpload?.state).toBe('READY');
  });

  it('cost one find for a page of 20 tweets', async () => {
    await bob.follow(ada);
    const { id } = await uploadMedia(ada, await jpeg());
    for (let count = 0; count < 20; count++) await post(ada, [id], `Tweet ${count}`);
    await network.settle();
    let finds = 0;
    const stop = network.infrastructure.mongo.onCommand(({ commandName, command, databaseName }) => {
      if (commandName !== 'find' || !databaseName.endsWith('_media') || command['find'] !== 'media') return;
      // Sweeps by a timer ask for no ids.
      if (JSON.stringify(command['filter']).includes('"_id"')) finds += 1;
    });
    const { homeTimeline } = await bob.get(HomeMedia, { first: 20 });
    stop();
    expect(homeTimeline.edges.map(({ node }) => node?.media.length)).toEqual(Array<number>(20).fill(1));
    expect(finds).toBe(1);
  });

  it('go with the last tweet that shows them, their bytes too', async () => {
    const upload = await uploadMedia(ada, await jpeg(210));
    const [first, second] = [await post(ada, [upload.id], 'one'), await post(ada, [upload.id], 'two')];
    await network.settle();
    const [variant] = variantsOf(upload);
    await ada.deleteTweet(first);
    await network.settle();
    expect((await ada.get(MediaOfTweet, { id: second })).tweet?.media).toHaveLength(1);
    await ada.deleteTweet(second);
    await network.settle();
    expect((await fetch(variant!.url)).status).toBe(404);
    expect((await files()).filter((name) => name.includes(upload.id))).toEqual([]);
    expect((await ada.get(ReadUpload, { id: upload.id })).mediaUpload).toBeNull();
    const again = await ada.refusal(PostMedia, { input: { text: 'again', mediaIds: [upload.id] } });
    expect(again).toBe('BAD_USER_INPUT');
  });

  it('end after a day when no tweet shows them, and are refused in the last hour', async () => {
    const { sweep } = network.subgraph(mediaSubgraph).parts as { sweep: { sweep(): Promise<number> } };
    const used = await uploadMedia(ada, await jpeg(220));
    const tweet = await post(ada, [used.id], 'kept');
    const unused = await uploadMedia(ada, await jpeg(230));
    await network.settle();
    await endAt(unused.id, Date.now() + 30 * 60_000);
    expect(await ada.refusal(PostMedia, { input: { text: 'late', mediaIds: [unused.id] } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await sweep.sweep()).toBe(0);
    await endAt(unused.id, Date.now());
    expect(await sweep.sweep()).toBe(1);
    expect((await ada.get(ReadUpload, { id: unused.id })).mediaUpload).toBeNull();
    expect((await files()).filter((name) => name.includes(unused.id))).toEqual([]);
    expect((await ada.get(MediaOfTweet, { id: tweet })).tweet?.media).toHaveLength(1);
  });

  it('go with their account', async () => {
    const { eve } = await cast(network, 'eve');
    const upload = await uploadMedia(eve, await jpeg(240));
    await post(eve, [upload.id]);
    await uploadMedia(eve, await jpeg(250));
    const { bus, createEvent } = network.infrastructure;
    await bus.publish(createEvent('user.deleted', eve.id, { userId: eve.id }));
    await network.settle();
    expect((await fetch(variantsOf(upload)[0]!.url)).status).toBe(404);
    expect((await files()).filter((name) => name.includes(upload.id))).toEqual([]);
  });

  it('are completed once, and only with their bytes', async () => {
    const { id, put } = await createUpload(ada, await jpeg(260));
    expect(await ada.refusal(CompleteUpload, { id })).toBe('FORBIDDEN');
    expect(await bob.refusal(CompleteUpload, { id })).toBe('NOT_FOUND');
    expect((await bob.get(ReadUpload, { id })).mediaUpload).toBeNull();
    expect((await put()).status).toBe(204);
    await Promise.all([1, 2, 3].map(() => ada.get(CompleteUpload, { id })));
    await network.settle();
    await ada.get(CompleteUpload, { id });
    expect((await ada.get(ReadUpload, { id })).mediaUpload?.state).toBe('READY');
  });
});
