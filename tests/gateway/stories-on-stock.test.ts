import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast, openNetwork } from '../client/index.js';
import { counted } from '../client/metrics.js';
import { carryOutBy } from '../client/open-network.js';
import { HomeTimeline } from '../operations/timelines.js';

/** Stories whose pages go through all rooms, with nulls, refusals, and entities in many places. */
const STORIES = ['timeline/home-timeline', 'people/blocks-and-mutes'];

// The lean executor is held to the same stories in their own files: what both tell alike is equal.
beforeAll(() => carryOutBy('stock'));
afterAll(() => carryOutBy('lean'));

it('every operation is carried out by the stock executor', async () => {
  await using network = await openNetwork();
  const { ada } = await cast(network, 'ada');
  await ada.post('Hello');
  await ada.get(HomeTimeline, { first: 1 });
  const executions = await counted(network.url, 'rookery_gateway_executions_total', 'executor');
  expect(executions).toMatchObject({ lean: 0, stock: 3 });
});

// Under another name, since the worker may have told the story before.
for (const name of STORIES) await import(/* @vite-ignore */ `../${name}.test.ts?executor=stock`);
