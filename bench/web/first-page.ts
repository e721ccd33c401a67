import type { Browser } from 'playwright-core';
import { openPage, signInAs } from '#testkit/web/browser.js';

/** How many times slower the processor is made: a phone of the middle class. */
const SLOWDOWN = 4;
/** In ms, on the slowed processor. */
export const BUDGET = { 'first paint': 1_500, 'first tweet': 3_000, 'a like is shown': 200 };

export type FirstPage = Record<keyof typeof BUDGET, number>;

/** Opens the home page anew, and likes a tweet. Returns the durations in ms, from the start of the navigation and from the click. */
export async function firstPage(browser: Browser, url: string, login: string): Promise<FirstPage> {
  const { page } = await openPage(browser, url);
  await signInAs(page, login);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto('/app/home');
  await page.locator('[data-tweet]').first().waitFor();
  const result = await page.evaluate(async () => {
    const shown = performance.now();
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const like = document.querySelector<HTMLElement>('.toggle-like[aria-pressed="false"]')!;
    const start = performance.now();
    like.click();
    while (like.getAttribute('aria-pressed') !== 'true') await new Promise(requestAnimationFrame);
    return { paint: paint?.startTime ?? NaN, shown, like: performance.now() - start };
  });
  await page.context().close();
  return { 'first paint': result.paint, 'first tweet': result.shown, 'a like is shown': result.like };
}
