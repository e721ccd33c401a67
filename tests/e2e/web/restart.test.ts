import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork } from '#testkit/client/index.js';
import { CHROMIUM, openPage, signInAs, startBrowser } from '#testkit/web/browser.js';

describe.skipIf(CHROMIUM === null)('the web client, when the server is restarted', () => {
  it('says so, comes back by itself, and misses and repeats nothing', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-web-'));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const first = await open(directory);
    const { ada, bob } = await cast(first, 'ada', 'bob');
    await bob.follow(ada);
    const browser = await startBrowser();
    onTestFinished(() => browser.close());
    const { page } = await openPage(browser, first.url);
    await signInAs(page, 'bob');
    await ada.post('Before the restart');
    await page.getByRole('button', { name: '1 new tweet' }).waitFor();

    const port = Number(new URL(first.url).port);
    await Promise.all([ada[Symbol.asyncDispose](), bob[Symbol.asyncDispose]()]);
    await first[Symbol.asyncDispose]();
    await page.getByText('The connection is lost.').waitFor();
    const second = await open(directory, port);
    onTestFinished(() => second[Symbol.asyncDispose]());
    await ada.post('After the restart');
    await page.getByRole('button', { name: '2 new tweets' }).click();
    const texts = page.getByRole('feed').locator('.tweet-text');
    await expect.poll(() => texts.allInnerTexts()).toEqual(['After the restart', 'Before the restart']);
    expect(await page.getByText('The connection is lost.').count()).toBe(0);
  });
});

/** A network that can be opened again: on the same documents, at the same port. */
function open(directory: string, port = 0): Promise<Network> {
  return openNetwork({ directory, port, namespace: 'web-restart' });
}
