import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImageWorker } from '#subgraphs/media/processing/image-worker.js';
import type { ImageJob } from '#subgraphs/media/processing/processed-image.js';
import { media } from '#subgraphs/media/index.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import { redAndBlue } from '#testkit/media/pictures.js';
import { createUpload, settledUpload } from '#testkit/media/upload.js';

describe('processing', () => {
  let directory: string;
  let job: ImageJob;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-processing-'));
    job = { input: join(directory, 'input'), output: join(directory, 'out'), contentType: 'image/png' };
    await mkdir(job.output);
    await writeFile(job.input, await (await redAndBlue(2_000, 2_000)).png().toBuffer());
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('ends a child that takes too long, and goes on with another one', async () => {
    using slow = new ImageWorker(1);
    expect(await slow.process(job)).toEqual({ failure: 'LIMIT_EXCEEDED' });
    expect(slow.pid).toBeNull();
    expect(await slow.process(job)).toEqual({ failure: 'LIMIT_EXCEEDED' });
  });

  it('is worth another try when somebody else has killed the child', async () => {
    using worker = new ImageWorker();
    expect(await worker.process(job)).toMatchObject({ image: { width: 2_000, height: 2_000 } });
    const killed = worker.process(job);
    process.kill(worker.pid!, 'SIGKILL');
    await expect(killed).rejects.toThrow('SIGKILL');
    expect(await worker.process(job)).toMatchObject({ image: { animated: false } });
  });

  it('is finished by the next process when one was killed in it', async () => {
    const data = join(directory, 'data');
    const bytes = await (await redAndBlue(50, 50)).jpeg().toBuffer();
    let ada: TestUser;
    let id: string;
    {
      await using network = await openNetworkOf(data);
      ada = await TestUser.signUp(network.url, 'ada');
      const upload = await createUpload(ada, bytes);
      await upload.put();
      id = upload.id;
      // What a process leaves that is killed before its reaction has ended: the event is still in the document.
      const { createEvent } = network.infrastructure;
      const { media: store } = network.subgraph(media).parts as {
        media: { startProcessing(id: string, event: unknown): Promise<boolean> };
      };
      await store.startProcessing(id, createEvent('media.uploaded', id, { mediaId: id }));
    }
    await using again = await openNetworkOf(data);
    const reader = new Client(again.url, ada.token) as TestUser;
    expect(await settledUpload(reader, id)).toMatchObject({ state: 'READY', media: { width: 50 } });
  });
});
