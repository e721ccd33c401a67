import { Counter, type Registry } from 'prom-client';

/** A metric's name, its help text, and where it is exposed. */
export interface Described {
  readonly name: string;
  readonly help: string;
  readonly registers: Registry[];
}

/** Exposes a number that is counted elsewhere: counting in prom-client costs more than the code that counts. */
export function exposeCount({ name, help, registers }: Described, count: () => number): void {
  new Counter({
    ...{ name, help, registers },
    collect() {
      this.reset();
      this.inc(count());
    },
  });
}

/** The same for numbers of several sources, by one label. */
export function exposeCounts<Label extends string>(
  { name, help, registers, label }: Described & { readonly label: Label },
  counts: () => Iterable<readonly [value: string, count: number]>,
): void {
  new Counter({
    ...{ name, help, registers, labelNames: [label] as const },
    collect() {
      this.reset();
      for (const [value, count] of counts()) this.inc({ [label]: value } as Record<Label, string>, count);
    },
  });
}
