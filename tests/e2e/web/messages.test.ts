import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';
import { Visitors } from '#testkit/web/visitors.js';

describe.skipIf(CHROMIUM === null)('messages in the web client', () => {
  let network: Network;
  let browser: Browser;
  let visitors: Visitors;
  let users: Record<'ada' | 'bob' | 'carol', TestUser>;
  beforeAll(async () => {
    network = await openNetwork();
    users = await cast(network, 'ada', 'bob', 'carol');
    await users.bob.follow(users.ada);
    await network.settle();
    browser = await startBrowser();
    visitors = new Visitors(browser, network.url);
  });
  afterAll(async () => {
    await browser.close();
    for (const user of Object.values(users)) await user[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  });

  it('are exchanged: live, typed, read, reacted to, edited, and deleted', async () => {
    const [page, other] = [await visitors.signedIn('ada'), await visitors.signedIn('bob')];
    await page.goto('/app/users/bob');
    await page.getByRole('button', { name: 'Write a message to @bob' }).click();
    const text = (where: Page) => where.getByLabel('Text of the message');
    await text(page).fill('Have you seen the gulls?');
    await text(page).press('Enter');
    const log = (where: Page) => where.getByRole('log', { name: 'Messages' });
    await log(page).getByText('Have you seen the gulls?').waitFor();

    // Bob follows Ada, so her message is in his inbox at once.
    const link = other.getByRole('link', { name: /^Messages/ });
    await expect.poll(() => link.innerText()).toMatch(/^Messages\s*1$/);
    await page.getByText('Delivered', { exact: true }).waitFor();
    await link.click();
    await other.getByRole('feed', { name: 'Conversations' }).getByText('Have you seen the gulls?').click();
    await page.getByText('Read', { exact: true }).waitFor();
    await expect.poll(() => link.innerText()).toBe('Messages');

    await text(other).pressSequentially('All fourty');
    await page.getByText(/ is typing…$/).waitFor();
    await text(other).press('Enter');
    const answer = log(page)
      .getByRole('article')
      .filter({ hasText: /All fou?rty/ });
    await answer.hover();
    await answer.getByRole('button', { name: 'More about this message' }).click();
    await page.getByRole('button', { name: 'React with 🎉' }).click();
    await log(other).getByRole('button', { name: '🎉, 1' }).waitFor();

    const own = log(other)
      .getByRole('article')
      .filter({ hasText: /All fou?rty/ });
    const choose = async (label: string): Promise<void> => {
      await own.hover();
      await own.getByRole('button', { name: 'More about this message' }).click();
      await other.getByRole('button', { name: label, exact: true }).click();
    };
    await choose('Edit');
    const edited = other.getByRole('dialog').getByLabel('Text of the message');
    await edited.fill('All forty');
    await edited.press('Enter');
    await answer.filter({ hasText: 'All forty' }).filter({ hasText: 'edited ·' }).waitFor();
    await choose('Delete for everybody');
    await log(page).getByText('This message was deleted.').waitFor();
  });

  it('keep the first one into a new group that could not be sent', async () => {
    const page = await visitors.signedIn('ada');
    await page.goto('/app/messages');
    await page.getByRole('button', { name: 'New message' }).click();
    const dialog = page.getByRole('dialog');
    for (const name of ['bob', 'carol']) {
      await dialog.getByRole('textbox', { name: 'To' }).pressSequentially(name);
      await dialog.getByRole('option', { name: `@${name}` }).click();
    }
    page.removeAllListeners('console');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('idempotencyKey') ? route.abort() : route.continue(),
    );
    const text = page.getByLabel('Text of the message');
    await text.fill('Who comes on Sunday?');
    await text.press('Enter');
    await page.getByRole('log').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe('Who comes on Sunday?');
    await page.unroute('**/graphql');
    await text.press('Enter');
    await page.getByRole('log').getByText('Who comes on Sunday?').waitFor();
    expect(await text.inputValue()).toBe('');
  });
});
