import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';

describe.skipIf(CHROMIUM === null)(
  `GraphiQL in a browser${CHROMIUM === null ? ' (skipped: no chromium is installed)' : ''}`,
  () => {
    let network: Network;
    let ada: TestUser;
    let bob: TestUser;
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      network = await openNetwork();
      ({ ada, bob } = await cast(network, 'ada', 'bob'));
      await bob.follow(ada);
      await ada.post('Hello from the first tab #rookery');
      await network.settle();
      browser = await startBrowser();
      page = await browser.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('response', async (answer) => {
        if (answer.status() >= 400) complaints.push(`${answer.url()} answered ${await answer.text()}`);
      });
      page.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (origin !== 'null' && origin !== network.url) complaints.push(`asked ${request.url()}`);
      });
      await page.goto(`${network.url}/graphiql`);
      await page.waitForSelector('.graphiql-execute-button');
    });
    afterAll(async () => {
      await browser.close();
      await bob[Symbol.asyncDispose]();
      await ada[Symbol.asyncDispose]();
      await network[Symbol.asyncDispose]();
    });

    // The editor renders spaces as no-break spaces.
    const response = async () => (await page.locator('.result-window').innerText()).replaceAll('\u00a0', ' ');

    const active = () => page.locator('.graphiql-tab-active').innerText();

    async function open(tab: string): Promise<void> {
      await page.locator(`.graphiql-tab-button[title="${tab}"]`).click();
      expect(await active()).toBe(tab);
      // GraphiQL reads the operation's name from the editor, which shows the tab a moment later.
      await expect.poll(() => page.locator('.graphiql-query-editor').innerText()).toContain(tab);
    }

    it('opens each tab by one click, on every load of the page', async () => {
      for (let load = 0; load < 3; load++) {
        await page.reload();
        await page.waitForSelector('.graphiql-execute-button');
        for (const tab of await page.locator('.graphiql-tab-button').all()) {
          // A press and a release without a pause between them; Playwright's click waits until the tab rests.
          const { x, y, width, height } = (await tab.boundingBox())!;
          await page.mouse.move(x + width / 2, y + height / 2);
          await page.mouse.down();
          await page.mouse.up();
          await expect.poll(active).toBe(await tab.innerText());
        }
      }
    });

    const TABS = ['Trends', 'User', 'SignIn', 'HomeTimeline', 'Live', 'Post'];
    const tabs = () => page.locator('.graphiql-tab-button').allInnerTexts();
    const inAddress = (text: string) =>
      page.waitForFunction((part) => new URLSearchParams(location.search).get('query')?.includes(part), text);

    async function reload(): Promise<void> {
      await page.reload();
      await page.waitForSelector('.graphiql-execute-button');
    }

    it('has the same tabs after a reload, whatever of the open one is stored by then', async () => {
      const moments: (readonly [string, (tab: string) => Promise<unknown>])[] = [
        ['User', () => Promise.resolve()],
        ['HomeTimeline', inAddress],
        ['User', inAddress],
        ['Trends', inAddress],
        [
          'User',
          () => page.waitForFunction(() => localStorage.getItem('graphiql:variables')?.includes('ada')),
        ],
      ];
      expect(await tabs()).toEqual(TABS);
      for (const [tab, isReached] of moments) {
        await page.locator(`.graphiql-tab-button[title="${tab}"]`).click();
        await isReached(tab);
        await reload();
        expect(await tabs()).toEqual(TABS);
      }
      expect(await active()).toBe('User');
      expect(await page.locator('.graphiql-editor-tool').first().innerText()).toContain('"username"');
    });

    it('keeps an edit that was made right before a reload', async () => {
      await open('User');
      await page.locator('.graphiql-query-editor .view-line').first().click();
      await page.keyboard.press('Home');
      await page.keyboard.type('# Mine. ');
      await inAddress('# Mine.');
      await reload();
      expect(await tabs()).toEqual(TABS);
      await expect.poll(() => page.locator('.graphiql-query-editor').innerText()).toContain('Mine');
    });

    it('opens an operation of a link in a tab of its own', async () => {
      const visitor = await browser.newPage();
      await visitor.goto(`${network.url}/graphiql?query=query+Linked+%7B+__typename+%7D`);
      await visitor.waitForSelector('.graphiql-execute-button');
      expect(await visitor.locator('.graphiql-tab-button').allInnerTexts()).toEqual([...TABS, 'Linked']);
      expect(await visitor.locator('.graphiql-tab-active').innerText()).toBe('Linked');
      await visitor.close();
    });

    it('runs an example query', async () => {
      await open('User');
      await page.click('.graphiql-execute-button');
      await expect.poll(response, { timeout: 10_000 }).toContain('Hello from the first tab');
    });

    it('says why a sign-in failed, and signs in once for all tabs', async () => {
      await page.getByLabel('Username').fill('bob');
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect.poll(() => page.locator('#session output').innerText()).toMatch(/wrong|unknown/i);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect.poll(() => page.locator('#session output').innerText()).toBe('Signed in as bob');
      await open('HomeTimeline');
      await page.click('.graphiql-execute-button');
      await expect.poll(response, { timeout: 10_000 }).toContain('Hello from the first tab');
    });

    it('stays signed in over a reload, and renews the token by itself', async () => {
      await page.reload();
      await page.waitForSelector('.graphiql-execute-button');
      expect(await page.locator('#session output').innerText()).toBe('Signed in as bob');
      const renewed = page.waitForRequest((request) => (request.postData() ?? '').includes('refreshSession'));
      // As the page does an hour later.
      await page.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 3_600_000;
      });
      await open('HomeTimeline');
      await page.click('.graphiql-execute-button');
      await renewed;
      await expect.poll(response, { timeout: 10_000 }).toContain('Hello from the first tab');
    });

    it('shows a live event of a subscription', async () => {
      await open('Live');
      await page.click('.graphiql-execute-button');
      await expect.poll(() => network.gateway.pending() === 0).toBe(true);
      await expect
        .poll(
          async () => {
            await ada.post(`Live at last ${Date.now()}`);
            return response();
          },
          { timeout: 10_000, interval: 500 },
        )
        .toContain('Live at last');
      expect(await response()).toContain('"displayName": "Ada"');
    });

    it('needs nothing but the gateway and breaks no rule of its content security policy', () => {
      expect(complaints).toEqual([]);
    });
  },
);
