import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { TestUser } from '#testkit/client/index.js';
import { openPage, signInAs } from '#testkit/web/browser.js';

interface Weight {
  minute: number;
  /** After a collection of garbage. */
  'heap MB': number;
  'DOM nodes': number;
  tweets: number;
}

/** Between two tweets of the author, in ms. */
const PAUSE_MS = 500;

/** What the page of a live timeline weighs, minute by minute: two tweets a second come, and are shown every ten seconds. */
export async function liveMemory(
  browser: Browser,
  url: string,
  { author, login, minutes }: { author: TestUser; login: string; minutes: number },
): Promise<Weight[]> {
  const { page } = await openPage(browser, url);
  await signInAs(page, login);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const weights: Weight[] = [];
  let tweets = 0;
  const weigh = async (minute: number): Promise<void> => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const heap = Math.round(of('JSHeapUsedSize') / 1e5) / 10;
    weights.push({ minute, 'heap MB': heap, 'DOM nodes': of('Nodes'), tweets });
  };
  await weigh(0);
  for (let minute = 1; minute <= Math.ceil(minutes); minute++) {
    const end = Date.now() + Math.min(1, minutes - minute + 1) * 60_000;
    while (Date.now() < end) {
      await author.post(`Live tweet ${tweets++}`);
      const banner = page.getByRole('button', { name: /new tweets?$/ });
      if (tweets % 20 === 0 && (await banner.count()) > 0) await banner.click();
      await sleep(PAUSE_MS);
    }
    await weigh(minute);
  }
  await page.context().close();
  return weights;
}
