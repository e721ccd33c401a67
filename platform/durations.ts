import type { Metric, MetricObjectWithValues, MetricValueWithName, Registry } from 'prom-client';

export interface DurationsOptions<Label extends string> {
  name: string;
  help: string;
  labelNames: readonly Label[];
  /** Upper bounds in seconds, the smallest first. */
  buckets: readonly number[];
  registers: readonly Registry[];
}

/** The times of one set of labels. */
interface Series<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  /** How many were in each bucket and not in the one before; the last is of those that no bucket takes. */
  readonly counts: number[];
  sum: number;
}

/**
 * How long things took, as a Prometheus histogram. It is told of everything that is asked, so it does nothing then but
 * count: the Histogram of prom-client checks its labels anew each time, which takes longer than many an answer.
 */
export class Durations<Label extends string> {
  readonly name: string;
  readonly #options: DurationsOptions<Label>;
  readonly #series = new Map<string, Series<Label>>();

  constructor(options: DurationsOptions<Label>) {
    this.name = options.name;
    this.#options = options;
    for (const registry of options.registers) registry.registerMetric(this as unknown as Metric);
  }

  observe(labels: Readonly<Record<Label, string>>, seconds: number): void {
    const { labelNames, buckets } = this.#options;
    let key = '';
    for (const name of labelNames) key += `${labels[name]}\n`;
    let series = this.#series.get(key);
    if (!series) {
      series = { labels: { ...labels }, counts: new Array<number>(buckets.length + 1).fill(0), sum: 0 };
      this.#series.set(key, series);
    }
    let bucket = 0;
    while (bucket < buckets.length && seconds > buckets[bucket]!) bucket++;
    series.counts[bucket]!++;
    series.sum += seconds;
  }

  /** Begins to count anew. */
  reset(): void {
    this.#series.clear();
  }

  /** What the registry reads. */
  get(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    const { name, help } = this.#options;
    const values = [...this.#series.values()].flatMap((series) => this.#valuesOf(series));
    const read = { name, help, type: 'histogram', aggregator: 'sum', values };
    // The types of prom-client ask for an enum that the package itself does not have.
    return Promise.resolve(read as unknown as MetricObjectWithValues<MetricValueWithName<string>>);
  }

  #valuesOf({ labels, counts, sum }: Series<Label>): MetricValueWithName<string>[] {
    const { name, buckets } = this.#options;
    let count = 0;
    const upTo = counts.map((inBucket, index) => {
      count += inBucket;
      const le = buckets[index] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...upTo,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ] as MetricValueWithName<string>[];
  }
}
