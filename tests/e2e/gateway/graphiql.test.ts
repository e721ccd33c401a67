import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { findBinary } from '#testkit/services/index.js';

const executablePath =
  findBinary('chromium') ?? findBinary('chromium-browser') ?? findBinary('google-chrome');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(executablePath === null)(
  `GraphiQL in a browser${executablePath === null ? ' (skipped: no chromium is installed)' : ''}`,
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
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
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

    async function open(tab: string): Promise<void> {
      // Tabs are animated when the page opens; a click on a moving tab is lost.
      const click = async (): Promise<string> => {
        await page.locator(`.graphiql-tab-button[title="${tab}"]`).click();
        return page.locator('.graphiql-tab-active').innerText();
      };
      await expect.poll(click, { timeout: 10_000 }).toBe(tab);
    }

    it('runs an example query', async () => {
      await open('User');
      await page.click('.graphiql-execute-button');
      await expect.poll(response, { timeout: 10_000 }).toContain('Hello from the first tab');
    });

    it('shows a live event of a subscription', async () => {
      await open('Live');
      await page.getByRole('button', { name: 'Headers' }).click();
      await page.locator('.graphiql-editor-tool .monaco-editor').last().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(JSON.stringify({ authorization: `Bearer ${bob.token}` }));
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
