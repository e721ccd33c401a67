import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { seriousMistakes } from '#testkit/web/accessibility.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';
import { Visitors } from '#testkit/web/visitors.js';

/** Where the pictures of all pages are kept; git ignores it. */
const PICTURES = 'test-results/web';
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff'.padEnd(50, 'x');

const WRITE =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id conversation { id } } } }';

/** A conversation of two, a request, and a group: what one sees of messages. */
async function talk(
  ada: TestUser,
  bob: TestUser,
  carol: TestUser,
): Promise<{ direct: string; group: string }> {
  const say = async (user: TestUser, input: object) => {
    // Untyped documents: the names below are those of WRITE.
    const { sendMessage } = (await user.get(WRITE, { input } as never)) as unknown as Sent;
    return sendMessage.message;
  };
  const first = await say(bob, { to: ada.id, text: 'Have you seen the gulls at the harbour?' });
  const conversationId = first.conversation.id;
  const answer = await say(ada, {
    conversationId,
    replyTo: first.id,
    text: `All forty of them! ${'long'.repeat(30)}`,
  });
  await bob.get(`mutation { reactToMessage(id: "${answer.id}", emoji: "🎉") { message { id } } }`);
  await say(bob, { conversationId, text: 'مرحبا' });
  // As the text of the mutation selects it.
  const { createGroup } = (await ada.get(
    `mutation { createGroup(input: { memberIds: ["${bob.id}", "${carol.id}"], name: "Harbour walks" }) { conversation { id } } }`,
  )) as unknown as { createGroup: { conversation: { id: string } } };
  await say(carol, { conversationId: createGroup.conversation.id, text: 'Who comes on Sunday?' });
  await say(carol, { to: bob.id, text: 'May I write to you?' });
  return { direct: conversationId, group: createGroup.conversation.id };
}

interface Sent {
  readonly sendMessage: {
    readonly message: { readonly id: string; readonly conversation: { readonly id: string } };
  };
}

describe.skipIf(CHROMIUM === null)('every page of the web client', () => {
  let network: Network;
  let browser: Browser;
  let visitors: Visitors;
  let users: { ada: TestUser; bob: TestUser; carol: TestUser };
  let id: string;
  let conversations: { direct: string; group: string };
  beforeAll(async () => {
    network = await openNetwork();
    users = await cast(network, 'ada', 'bob', 'carol');
    const { ada, bob, carol } = users;
    await ada.get(`mutation { userUpdateProfile(input: { displayName: "${LONG_NAME}" }) { user { id } } }`);
    await bob.follow(ada);
    id = await ada.post(`A tweet to look at #axe ${'long'.repeat(40)}`);
    await bob.post('مرحبا بالعالم #axe', { inReplyTo: id });
    await bob.post('I quote', { quoteOf: id });
    await ada.post('Hello @bob');
    conversations = await talk(ada, bob, carol);
    await network.settle();
    [browser] = await Promise.all([startBrowser(), mkdir(PICTURES, { recursive: true })]);
    visitors = new Visitors(browser, network.url);
  });
  afterAll(async () => {
    await browser.close();
    for (const user of Object.values(users)) await user[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  });

  /** Takes pictures of a page in both themes and widths, and returns what is wrong with it. */
  async function look(page: Page, name: string): Promise<string[]> {
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
    const wrong: string[] = [];
    for (const [size, colorScheme] of [
      [DESKTOP, 'light'],
      [DESKTOP, 'dark'],
      [PHONE, 'light'],
      [PHONE, 'dark'],
    ] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `${PICTURES}/${name}-${size.width}-${colorScheme}.png` });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) wrong.push(`${excess} px too wide for ${size.width}`);
      // Each theme once, and each width once.
      if ((size === DESKTOP) === (colorScheme === 'light')) wrong.push(...(await seriousMistakes(page)));
    }
    await page.setViewportSize(DESKTOP);
    return wrong.map((mistake) => `${name}: ${mistake}`);
  }

  it('fits phones and desktops, and makes no serious mistake for assistive technology, for strangers', async () => {
    const page = await visitors.stranger();
    const wrong: string[] = [];
    for (const path of ['', 'app/sign-in', 'app/register', 'app/nowhere']) {
      await page.goto(`/${path}`);
      wrong.push(...(await look(page, path.replace('app/', '') || 'landing')));
    }
    expect(wrong).toEqual([]);
  });

  it('fits phones and desktops, and makes no serious mistake for assistive technology, for users', async () => {
    const page = await visitors.signedIn('bob');
    const wrong: string[] = [];
    const pages: readonly (readonly [name: string, path: string, button?: string])[] = [
      ['home', 'home'],
      ['tweet', `tweets/${id}`],
      ['user', 'users/ada'],
      ['followers', 'users/ada', 'Followers'],
      ['search', 'search'],
      ['found', 'search?q=%23axe'],
      ['trends', 'trends'],
      ['notifications', 'notifications'],
      ['messages', 'messages'],
      ['message-requests', 'messages', 'Requests'],
      ['new-message', 'messages', 'New message'],
      ['conversation', `messages/${conversations.direct}`],
      ['message-menu', `messages/${conversations.direct}`, 'More about this message'],
      ['group', `messages/${conversations.group}`],
      ['group-members', `messages/${conversations.group}`, 'Members of the group'],
      ['no-conversation', 'messages/nothing'],
      ['bookmarks', 'bookmarks'],
      ['requests', 'requests'],
      ['settings', 'settings'],
      ['sessions', 'settings', 'Sessions'],
      ['blocks', 'settings', 'Blocks'],
      ['muted-words', 'settings', 'Muted words'],
      ['menu', `tweets/${id}`, `More about the tweet of @ada`],
      ['developer', 'home', 'Operations of this page'],
      ['writing', 'trends', 'Write a tweet'],
    ];
    for (const [name, path, button] of pages) {
      await page.goto(`/app/${path}`);
      if (button) await page.getByRole('button', { name: button, exact: true }).first().click();
      wrong.push(...(await look(page, name)));
    }
    expect(wrong).toEqual([]);
  });
});
