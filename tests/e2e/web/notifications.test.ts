import { describe, expect, onTestFinished } from 'vitest';
import { graphql } from '#testkit/client/generated/index.js';
import { story } from '#testkit/client/index.js';
import { CHROMIUM, openPage, signInAs, startBrowser } from '#testkit/web/browser.js';

const LikeBriefly = graphql(`
  mutation LikeForTheWebClient($id: ID!) {
    tweetLike(id: $id) {
      tweet {
        id
      }
    }
  }
`);

const it = story({ cast: ['ada', 'bob', 'carol'] });

describe.skipIf(CHROMIUM === null)('notifications in the web client', () => {
  it('are counted while they come, group those who did the same, and are read when they are shown', async ({
    network,
    ada,
    bob,
    carol,
  }) => {
    const id = await ada.post('A tweet that others like');
    const browser = await startBrowser();
    onTestFinished(() => browser.close());
    const { page, complaints } = await openPage(browser, network.url);
    await signInAs(page, 'ada');
    const link = page.getByRole('link', { name: /^Notifications/ });
    expect(await link.innerText()).toBe('Notifications');

    await bob.get(LikeBriefly, { id });
    await expect.poll(() => link.innerText()).toMatch(/^Notifications\s*1$/);
    await link.click();
    const shown = page.getByRole('feed', { name: 'Notifications' }).getByRole('article');
    await expect.poll(() => shown.allInnerTexts()).toEqual([expect.stringMatching(/^Bob liked your tweet/)]);
    await expect.poll(() => link.innerText()).toBe('Notifications');

    await carol.get(LikeBriefly, { id });
    await expect
      .poll(() => shown.allInnerTexts())
      .toEqual([expect.stringMatching(/^Carol and Bob liked your tweet/)]);
    await carol.follow(ada);
    await expect.poll(() => shown.first().innerText()).toMatch(/^Carol followed you/);
    expect(complaints).toEqual([]);
  });
});
