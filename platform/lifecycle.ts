/** Closes what was opened, in reverse order, even when one of the steps fails. */
export class DisposalStack implements AsyncDisposable {
  readonly #steps: (() => Promise<void> | void)[] = [];

  /** Remembers a resource and hands it back. */
  use<T extends AsyncDisposable>(resource: T): T {
    this.#steps.push(() => resource[Symbol.asyncDispose]() as Promise<void>);
    return resource;
  }

  /** Remembers a step to take when closing. */
  defer(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const errors: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, 'Several resources could not be closed.');
  }
}

/** Opens resources one after the other; when a step fails, closes those that are open already. */
export async function withDisposal<T>(open: (stack: DisposalStack) => Promise<T>): Promise<T> {
  const stack = new DisposalStack();
  try {
    return await open(stack);
  } catch (error) {
    await stack[Symbol.asyncDispose]().catch(() => undefined);
    throw error;
  }
}
