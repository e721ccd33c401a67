// A program that takes one event from a durable consumer, prints `taken`, and never completes the reaction.
// Arguments: server URL, namespace, durable, ackWait in ms.
import { EVENTS } from '#schema/events.js';
import { connectJetStreamBus } from '#platform/bus/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';

const [url = '', namespace = '', durable = '', ackWait = '10000'] = process.argv.slice(2);
const bus = await connectJetStreamBus({
  events: EVENTS,
  url,
  namespace,
  clock: systemClock,
  log: silentLog,
  maxBytes: 8 * 2 ** 20,
  ackWait: Number(ackWait),
});
await bus.consume({
  durable,
  concurrency: 1,
  reactions: {
    'user.followed': () => {
      process.stdout.write('taken\n');
      return new Promise(() => undefined);
    },
  },
});
