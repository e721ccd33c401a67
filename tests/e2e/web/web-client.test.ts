import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';
import { Visitors } from '#testkit/web/visitors.js';

const EditBriefly = graphql(`
  mutation EditForTheWebClient($id: ID!, $text: String!) {
    tweetEdit(id: $id, text: $text) {
      tweet {
        id
      }
    }
  }
`);

const Liked = graphql(`
  query LikedInTheWebClient($id: ID!) {
    tweet(id: $id) {
      likesCount
      viewerHasLiked
    }
  }
`);

describe.skipIf(CHROMIUM === null)('the web client in a browser', () => {
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
    await ada[Symbol.asyncDispose]();
    await bob[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  });

  const tweet = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

  it('lets a stranger register and write the first tweet', async () => {
    const page = await visitors.stranger();
    await page.goto('/');
    await page.getByRole('link', { name: 'Open an account' }).click();
    await page.getByLabel('Username').fill('carol');
    await page.getByLabel('Name', { exact: true }).fill('Carol');
    await page.getByLabel('E-mail').fill('carol@rookery.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByLabel('Text of the tweet').fill('My first tweet here');
    await page.getByRole('button', { name: 'Post' }).click();
    await tweet(page, 'My first tweet here').waitFor();
    expect(await page.getByLabel('Text of the tweet').inputValue()).toBe('');
  });

  it('keeps the session over a reload, without a token where scripts can read it', async () => {
    const page = await visitors.signedIn('bob');
    await page.reload();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    const stored = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
    );
    expect(stored).toBe('["",{},{}]');
  });

  it('says that a new tweet waits, and shows it on a click', async () => {
    const page = await visitors.signedIn('bob');
    await ada.post('A live notice for bob');
    await page.getByRole('button', { name: '1 new tweet' }).click();
    await tweet(page, 'A live notice for bob').waitFor();
    expect(await page.getByRole('button', { name: /new tweet/ }).count()).toBe(0);
  });

  it('shows edits and deletes where the tweet stands', async () => {
    const id = await ada.post('A tweet before its edit');
    await network.settle();
    const page = await visitors.signedIn('bob');
    await tweet(page, 'A tweet before its edit').waitFor();
    await ada.get(EditBriefly, { id, text: 'A tweet after its edit' });
    await tweet(page, 'A tweet after its edit').waitFor();
    await ada.deleteTweet(id);
    await tweet(page, 'A tweet after its edit').waitFor({ state: 'detached' });
  });

  it('likes at once, and the like is there', async () => {
    const id = await ada.post('A tweet to like');
    await network.settle();
    const page = await visitors.signedIn('bob');
    const like = tweet(page, 'A tweet to like').getByRole('button', { name: /^Like/ });
    await like.click();
    await page.waitForFunction(() => document.querySelector('.toggle-like[aria-pressed="true"]') !== null);
    await expect
      .poll(async () => (await bob.get(Liked, { id })).tweet)
      .toEqual({ likesCount: 1, viewerHasLiked: true });
  });

  it('answers in a thread, and counts as the server counts', async () => {
    const id = await ada.post('A tweet to answer');
    await network.settle();
    const page = await visitors.signedIn('bob');
    await page.goto(`/app/tweets/${id}`);
    const text = page.getByLabel('Text of the reply');
    await text.fill('日本 https://rookery.org/a/long/address/that/weighs/23');
    await expect.poll(() => page.getByLabel('Characters left').innerText()).toBe('252');
    await text.fill('x'.repeat(281));
    await expect.poll(() => page.getByRole('button', { name: 'Reply', exact: true }).isDisabled()).toBe(true);
    await text.fill('The answer');
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('feed', { name: 'Replies' }).getByText('The answer').waitFor();
  });

  it('hides a blocked user at once', async () => {
    const dora = (await cast(network, 'dora')).dora;
    onTestFinished(() => dora[Symbol.asyncDispose]());
    await bob.follow(dora);
    await dora.post('Words of somebody annoying');
    await network.settle();
    const page = await visitors.signedIn('bob');
    const annoying = tweet(page, 'Words of somebody annoying');
    await annoying.getByRole('button', { name: /^More about/ }).click();
    await annoying.getByRole('button', { name: 'Block @dora' }).click();
    await annoying.waitFor({ state: 'detached' });
  });

  it('ends the session in all tabs', async () => {
    const page = await visitors.signedIn('bob');
    const other = await page.context().newPage();
    await other.goto('/app/home');
    await other.getByRole('heading', { name: 'Home' }).waitFor();
    await page.goto('/app/settings');
    await page.getByRole('button', { name: 'Sessions' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('says in words what the server refuses', async () => {
    const page = await visitors.stranger();
    await page.goto('/app/sign-in');
    await page.getByLabel('Username or e-mail').fill('ada');
    await page.getByLabel('Password').fill('not her password');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => page.getByRole('alert').innerText()).not.toBe('');
    // The browser itself reports the status of a refused sign-in.
    page.removeAllListeners('console');
  });
});
