/** Closes resources in reverse order, even when one of them fails to close. */
export class DisposalStack implements AsyncDisposable {
  readonly #steps: (() => Promise<void> | void)[] = [];

  /** Adds a resource and returns it. */
  use<T extends AsyncDisposable>(resource: T): T {
    this.#steps.push(() => resource[Symbol.asyncDispose]() as Promise<void>);
    return resource;
  }

  /** Adds a step to run on disposal. */
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
    if (errors.length > 1) throw new AggregateError(errors, 'several resources failed to close');
  }
}

/** Opens resources one after the other. When a step fails, closes those that are already open. */
export async function withDisposal<T>(open: (stack: DisposalStack) => Promise<T>): Promise<T> {
  const stack = new DisposalStack();
  try {
    return await open(stack);
  } catch (error) {
    await stack[Symbol.asyncDispose]().catch(() => undefined);
    throw error;
  }
}
