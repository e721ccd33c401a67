import type { Log } from '../log.js';
import type { SignalListener } from './bus.js';

/** A listener of its own that logs what it throws. */
export function guarded(listener: SignalListener, log: Log): SignalListener {
  return (signal) => {
    try {
      listener(signal);
    } catch (error) {
      log.error({ err: error, type: signal.type as string }, 'signal listener threw');
    }
  };
}
