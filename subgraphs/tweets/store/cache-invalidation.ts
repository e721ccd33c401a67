import type { Bus } from '#platform/bus/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { tweetsChangedBy } from '../rules/count-changes.js';
import type { TweetCache } from './tweet-cache.js';

/** The streams whose events make cached tweets stale. */
const STREAMS = ['TWEETS', 'ENGAGEMENT'] as const;

/** Lets this process, like every other one, invalidate its cached tweets when an event changes them. */
export async function invalidateOnEvents(
  stack: DisposalStack,
  { bus, cache, log }: { bus: Bus; cache: TweetCache; log: Log },
): Promise<void> {
  for (const stream of STREAMS) {
    const tail = await bus.tail(stream, (event) => {
      cache.invalidateAfter(event.id, tweetsChangedBy(event)).catch((error: unknown) => {
        log.debug({ err: error, eventId: event.id }, 'The shared cache did not drop changed tweets.');
      });
    });
    stack.use(tail);
  }
}
