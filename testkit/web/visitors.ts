import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openPage, signInAs } from './browser.js';

/** Opens browsers of several people on one network. What a page complains of fails the test that opened it. */
export class Visitors {
  readonly #browser: Browser;
  readonly #url: string;

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A browser in which nobody is signed in. */
  async stranger(): Promise<Page> {
    const { page, complaints } = await openPage(this.#browser, this.#url);
    onTestFinished(async () => {
      await page.context().close();
      expect(complaints).toEqual([]);
    });
    return page;
  }

  /** A browser of its own, in which the user is signed in. */
  async signedIn(username: string): Promise<Page> {
    const page = await this.stranger();
    await signInAs(page, username);
    return page;
  }
}
