// A process of its own that reacts to follows: those by `deadly` kill it, as kill -9 does, those by `endless` never end,
// all others end after a moment, so that they are under way when it dies.
// Arguments: the URL of the server, the namespace, the durable, and the ms after which others get what it held.
import { EVENTS } from '#schema/events.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectJetStreamBus } from '#platform/bus/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';

const [url = '', namespace = '', durable = '', ackWait = '10000'] = process.argv.slice(2);
const bus = await connectJetStreamBus({
  events: EVENTS,
  ...{ url, namespace, clock: systemClock, log: silentLog },
  ...{ maxBytes: 8 * 2 ** 20, ackWait: Number(ackWait), backoff: [5, 10, 20, 40] },
});
await bus.consume({
  durable,
  reactions: {
    'user.followed': async ({ key }) => {
      console.log(`begins ${key}`);
      await sleep(50);
      if (key === 'deadly') process.kill(process.pid, 'SIGKILL');
      await (key === 'endless' ? new Promise(() => undefined) : sleep(100));
      console.log(`handled ${key}`);
    },
  },
});
