import { cast, openNetwork } from '#testkit/client/index.js';
import { CHROMIUM, startBrowser } from '#testkit/web/browser.js';
import { BUDGET, firstPage, type FirstPage } from './web/first-page.js';
import { liveMemory } from './web/live-memory.js';

/** Minutes of live timeline; `ROOKERY_BENCH_MINUTES=1 npm run bench web` is a short run. */
const MINUTES = Number(process.env['ROOKERY_BENCH_MINUTES'] ?? 10);
const RUNS = 5;

/** The web client in Chromium: the first page and a click on a slow processor, and the memory of a live timeline. */
export async function run(): Promise<void> {
  if (CHROMIUM === null) return console.log('web: skipped, Chromium is not installed');
  const network = await openNetwork();
  const browser = await startBrowser();
  try {
    const { ada, bob } = await cast(network, 'ada', 'bob');
    await bob.follow(ada);
    for (let index = 0; index < 40; index++) await ada.post(`Tweet ${index} of many`);
    await network.settle();
    // The first request bundles the client.
    await firstPage(browser, network.url, 'bob');
    const runs: FirstPage[] = [];
    for (let turn = 0; turn < RUNS; turn++) runs.push(await firstPage(browser, network.url, 'bob'));
    const rows = (Object.keys(BUDGET) as (keyof typeof BUDGET)[]).map((what) => {
      const sorted = runs.map((each) => each[what]).toSorted((a, b) => a - b);
      const median = Math.round(sorted[Math.floor(RUNS / 2)]!);
      return { what, 'median ms': median, 'budget ms': BUDGET[what], within: median <= BUDGET[what] };
    });
    console.log('On a processor slowed down 4 times:');
    console.table(rows);
    if (rows.some(({ within }) => !within)) process.exitCode = 1;
    console.log(`${MINUTES} minutes of live timeline:`);
    console.table(await liveMemory(browser, network.url, { author: ada, login: 'bob', minutes: MINUTES }));
    for (const user of [ada, bob]) await user[Symbol.asyncDispose]();
  } finally {
    await browser.close();
    await network[Symbol.asyncDispose]();
  }
}
