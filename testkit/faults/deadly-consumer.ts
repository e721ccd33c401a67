// The entry of a process that reacts to follows. A follow by `deadly` kills the process with SIGKILL, the reaction to one
// by `endless` never ends, and all others take 150 ms, so that they are running when the process dies.
// Arguments: the URL of the server, the namespace, the durable, and the ms until unacknowledged events are redelivered.
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
