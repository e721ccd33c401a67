/** Where the notices of one subscription go: a socket or an event stream. */
export interface SubscriptionSink {
  /** Sends the payload of one notice; a client that has it resumes after `cursor`, null when it cannot resume. */
  next(payload: string, cursor: string | null): void;
  /** Resolves when the client is ready for more; undefined when it is ready now, as most are. */
  ready(): Promise<void> | undefined;
  /** Ends the subscription because its source has ended. Nothing is sent after it. */
  complete(): void;
  /** Ends the subscription with an error. Nothing is sent after it. */
  fail(error: unknown): void;
}
