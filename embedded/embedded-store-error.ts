/** Why a store failed to start. */
export type EmbeddedStoreFailure = 'locked' | 'unreadable' | 'corrupt';

/** The store failed to start. The message is one line, fit for a terminal. */
export class EmbeddedStoreError extends Error {
  readonly reason: EmbeddedStoreFailure;

  constructor(reason: EmbeddedStoreFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedStoreError';
    this.reason = reason;
  }
}
