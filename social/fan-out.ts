/**
 * The consumer that carries tweets to the timelines of followers. Its lag is what backpressure measures; what it has not
 * reached yet is in no timeline, and is told live.
 */
export const FAN_OUT = 'timeline-fan-out';
