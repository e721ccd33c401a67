/** Why a store did not start. */
export type EmbeddedStoreFailure = 'locked' | 'unreadable' | 'corrupt';

/** The store did not start; the message says it in one line, fit for a terminal. */
export class EmbeddedStoreError extends Error {
  readonly reason: EmbeddedStoreFailure;

  constructor(reason: EmbeddedStoreFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedStoreError';
    this.reason = reason;
  }
}
