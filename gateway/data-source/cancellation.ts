/** Is told that nobody wants the work any more. */
export interface CancellationListener {
  handleEvent(): void;
}

/**
 * Whether somebody still wants the work. An AbortSignal is one; a Deadline is one too, at a small part of what it takes to
 * make an AbortSignal.
 */
export interface Cancellation {
  readonly aborted: boolean;
  /** Why; undefined until it is aborted. */
  readonly reason: unknown;
  /** Each listener is told once at the most, and not at all when it has come too late. */
  addEventListener(type: 'abort', listener: CancellationListener): void;
  removeEventListener(type: 'abort', listener: CancellationListener): void;
}
