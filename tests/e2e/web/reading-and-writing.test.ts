import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { SignIn } from '#testkit/operations/accounts.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { cast, Client, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';
import { Visitors } from '#testkit/web/visitors.js';

/** Thirty pages: many times what a window holds. */
const MANY = 600;

/** What GraphiQL stores of its tabs. */
interface OpenTabs {
  readonly activeTabIndex: number;
  readonly tabs: readonly { readonly variables: string }[];
}

describe.skipIf(CHROMIUM === null)('reading and writing in the web client', () => {
  let network: Network;
  let browser: Browser;
  let visitors: Visitors;
  let ada: TestUser;
  let bob: TestUser;
  beforeAll(async () => {
    network = await openNetwork();
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    await bob.follow(ada);
    browser = await startBrowser();
    visitors = new Visitors(browser, network.url);
  });
  afterAll(async () => {
    await browser.close();
    for (const user of [ada, bob]) await user[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  });

  const tweet = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
  const field = (page: Page) => page.getByLabel('Text of the tweet');

  it('suggests users and hashtags while one writes, for the keys and the pointer', async () => {
    await ada.post('The first #birdsong');
    await network.settle();
    const page = await visitors.signedIn('bob');
    await field(page).pressSequentially('Hello @ad');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    const active = await list.getByRole('option', { selected: true }).getAttribute('id');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(active);
    await field(page).press('Enter');
    expect(await field(page).inputValue()).toBe('Hello @ada ');
    expect(await list.count()).toBe(0);
    await field(page).pressSequentially('#birds');
    await list.getByRole('option', { name: '#birdsong' }).click();
    expect(await field(page).inputValue()).toBe('Hello @ada #birdsong ');
    await field(page).pressSequentially('@a');
    await list.waitFor();
    await field(page).press('Escape');
    await list.waitFor({ state: 'detached' });
    // Enter comes before the suggestions have followed the last letter.
    await field(page).fill('');
    await field(page).pressSequentially('Hi @ad');
    await list.getByRole('option', { name: '@ada' }).waitFor();
    await field(page).evaluate((element: HTMLTextAreaElement) => {
      element.setRangeText('a', element.selectionEnd, element.selectionEnd, 'end');
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await expect.poll(() => field(page).inputValue()).toBe('Hi @ada ');
    await field(page).fill('');
  });

  it('keeps a draft over a reload, and posts it once although the first answer is lost', async () => {
    const page = await visitors.signedIn('bob');
    await field(page).fill('Written before a reload');
    await page.reload();
    expect(await field(page).inputValue()).toBe('Written before a reload');
    let isLost = false;
    await page.route('**/graphql', async (route) => {
      const isPost = route.request().postData()?.includes('idempotencyKey') === true;
      if (!isPost || isLost) return route.continue();
      isLost = true;
      // The server has done its work; nobody hears of it.
      await route.fetch();
      await route.abort();
    });
    page.removeAllListeners('console');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('There is no connection to Rookery.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await expect.poll(() => field(page).inputValue()).toBe('');
    await page.goto('/app/users/bob');
    await tweet(page, 'Written before a reload').waitFor();
    expect(await tweet(page, 'Written before a reload').count()).toBe(1);
    expect(isLost).toBe(true);
  });

  it('says that it is offline, and shows what was missed when it is back', async () => {
    const page = await visitors.signedIn('bob');
    await ada.post('Before the tunnel');
    await page.getByRole('button', { name: '1 new tweet' }).waitFor();
    page.removeAllListeners('console');
    await page.context().setOffline(true);
    await page.getByText('The connection is lost.').waitFor();
    await ada.post('In the tunnel');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '2 new tweets' }).click();
    await tweet(page, 'In the tunnel').waitFor();
    expect(await page.getByText('The connection is lost.').count()).toBe(0);
  });

  it('is gone through by keys: j and k, l likes, Enter opens, n writes and / searches', async () => {
    await ada.post('Older than the other');
    await ada.post('Newer than the other');
    await network.settle();
    const page = await visitors.signedIn('bob');
    await tweet(page, 'Older than the other').waitFor();
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector('.tweet-text')?.textContent);
    for (const [key, text] of [
      ['j', 'Newer than the other'],
      ['j', 'Older than the other'],
      ['k', 'Newer than the other'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(text);
    }
    await page.keyboard.press('l');
    await tweet(page, 'Newer than the other')
      .getByRole('button', { name: 'Like, 1', pressed: true })
      .waitFor();
    await page.keyboard.press('n');
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await field(page).blur();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('feed', { name: 'Replies' }).or(page.getByText('No replies yet.')).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('heading', { name: 'Search' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: 'Write a tweet' }).waitFor();
  });

  it('shows scripts in names, texts and links as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const input = { displayName: `${evil}`, bio: `"><script>alert(1)</script>` };
    await bob.get(
      'mutation ($input: UpdateProfileInput!) { userUpdateProfile(input: $input) { user { id } } }',
      {
        input,
      } as never,
    );
    const id = await bob.post(`${evil} javascript:alert(1) https://rookery.org/"onmouseover="alert(1)`);
    await ada.post('Look', { quoteOf: id });
    await network.settle();
    const page = await visitors.stranger();
    page.on('dialog', () => expect.fail('A script ran.'));
    for (const path of [`tweets/${id}`, 'users/bob', 'users/ada', 'search?q=alert']) {
      await page.goto(`/app/${path}`);
      await page.getByRole('main').getByText(evil).first().waitFor();
      const made = await page.evaluate(() => ({
        images: document.querySelectorAll('main img, main script, main [onerror], main [onmouseover]').length,
        links: [...document.querySelectorAll('a')].map(({ protocol }) => protocol),
      }));
      expect(made.images).toBe(0);
      expect(made.links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
    }
    expect(await page.getByRole('main').getByText(input.bio).count()).toBe(0);
    await page.goto('/app/users/bob');
    await page.getByText(input.bio).waitFor();
  });

  it('opens the operations of a page in GraphiQL, with their variables, and tells what they cost', async () => {
    await ada.post('A tweet to ask for');
    const page = await visitors.signedIn('bob');
    await page.goto('/app/users/ada');
    await page.getByRole('feed', { name: 'Tweets' }).waitFor();
    await page.getByRole('button', { name: 'Operations of this page' }).click();
    const operation = page.getByRole('group').filter({ hasText: 'UserTweets' });
    await operation.getByText('UserTweets', { exact: true }).click();
    const cost = await operation
      .locator('dl > div')
      .filter({ hasText: 'Cost' })
      .getByRole('definition')
      .innerText();
    expect(Number(cost)).toBeGreaterThan(20);
    await operation.getByRole('link', { name: 'Open in GraphiQL' }).click();
    await page.locator('.graphiql-container').first().waitFor();
    const url = new URL(page.url());
    expect(url.searchParams.get('query')).toMatch(/^query UserTweets\(\$username: String!/);
    expect(url.searchParams.has('variables')).toBe(false);
    const tabs = await page.evaluate(() => localStorage.getItem('graphiql:tabState'));
    const { activeTabIndex, tabs: opened } = JSON.parse(tabs ?? '') as OpenTabs;
    expect(JSON.parse(opened[activeTabIndex]!.variables)).toMatchObject({ username: 'ada', replies: false });
  });

  it('asks for the trends once, of strangers and of those who are signed in', async () => {
    const page = await visitors.signedIn('bob');
    const asked: unknown[] = [];
    page.on('request', (request) => {
      const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
      if (/Trends|Talked/.test(operationName ?? '')) asked.push(operationName);
    });
    const trends = page.getByText('Nothing stands out right now.').or(page.locator('.trends'));
    await page.goto('/app/home');
    await trends.waitFor();
    await page.context().clearCookies();
    await page.goto('/');
    await trends.waitFor();
    expect(asked).toEqual(['Trends', 'Trends']);
  });

  it('mutes words and conversations, and lifts it again', async () => {
    await ada.post('A conversation of no end');
    await network.settle();
    const page = await visitors.signedIn('bob');
    const choose = async (label: string): Promise<void> => {
      const shown = tweet(page, 'A conversation of no end');
      await shown.getByRole('button', { name: 'More about the tweet of @ada' }).click();
      await shown.getByRole('button', { name: label }).click();
    };
    await choose('Mute the conversation');
    await choose('Unmute the conversation');
    await choose('Mute the conversation');

    await page.goto('/app/settings');
    await page.getByRole('button', { name: 'Muted words' }).click();
    const words = page.getByRole('list', { name: 'Muted words' }).getByRole('listitem');
    const word = page.getByLabel('Word, phrase or #hashtag');
    for (const text of ['#spoiler', 'moult']) {
      await word.fill(text);
      await word.press('Enter');
      await page.getByText(`“${text}” is muted.`).waitFor();
    }
    await page.getByRole('button', { name: 'Unmute #spoiler' }).click();
    await expect.poll(() => words.allInnerTexts()).toEqual([expect.stringMatching(/^moult/)]);
    await word.fill('?!');
    await word.press('Enter');
    await page.getByRole('status').filter({ hasText: 'word' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Muted words' }).click();
    await expect.poll(() => words.count()).toBe(1);
  });

  it('lists the sessions, ends one of another browser at once, and signs out everywhere', async () => {
    const { login } = await new Client(network.url).get(SignIn, {
      input: { login: 'ada', password: PASSWORD },
    });
    const [page, other] = [await visitors.signedIn('ada'), await visitors.signedIn('ada')];
    await page.goto('/app/settings');
    await page.getByRole('button', { name: 'Sessions' }).click();
    const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
    await expect.poll(() => sessions.allInnerTexts()).toHaveLength(4);
    expect((await sessions.allInnerTexts()).filter((text) => text.startsWith('This browser'))).toHaveLength(
      1,
    );
    // The newest is that of the other browser, which hears of it and has nobody signed in.
    other.removeAllListeners('console');
    await sessions
      .first()
      .getByRole('button', { name: /^End the session/ })
      .click();
    await expect.poll(() => sessions.count()).toBe(3);
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const { errors } = await new Client(network.url, login.accessToken).send('{ viewer { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it(`holds a few of ${MANY} tweets of a list, wherever one has scrolled to`, async () => {
    const { many } = await cast(network, 'many');
    const tweets = Array.from({ length: MANY }, (_, index) => ({
      ...{ id: network.infrastructure.ids.next(), authorId: many.id, text: `Tweet number ${index}` },
      ...{ inReplyTo: null, retweetOf: null },
    }));
    await importTweets(network.infrastructure, { tweets, likes: [], announced: 0 });
    const page = await visitors.stranger();
    await page.goto('/app/users/many');
    const shown = page.locator('[data-tweet]');
    await shown.first().waitFor();
    const few = await page.evaluate(() => document.querySelectorAll('*').length);
    const oldest = page.getByText('Tweet number 0', { exact: true });
    let most = 0;
    while ((await oldest.count()) === 0) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      most = Math.max(most, await shown.count());
    }
    expect(most).toBeLessThan(40);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2 * few);
    await many[Symbol.asyncDispose]();
  });
});
