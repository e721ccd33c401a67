import type { Metric, MetricObjectWithValues, MetricValueWithName, Registry } from 'prom-client';

export interface DurationHistogramOptions<Label extends string> {
  name: string;
  help: string;
  labelNames: readonly Label[];
  /** Upper bounds in seconds, ascending. */
  buckets: readonly number[];
  registers: readonly Registry[];
}

/** The observations of one combination of labels. */
interface Series<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  /** Observations per bucket, not cumulative; the last element counts those above all buckets. */
  readonly counts: number[];
  sum: number;
}

/**
 * A Prometheus histogram of durations for code that runs several times per operation. prom-client's `Histogram` validates and
 * hashes its labels on every observation; this class only counts, and its text at `/metrics` is the same.
 */
export class DurationHistogram<Label extends string> {
  readonly name: string;
  readonly labelNames: readonly Label[];
  readonly #options: DurationHistogramOptions<Label>;
  readonly #series = new Map<string, Series<Label>>();

  constructor(options: DurationHistogramOptions<Label>) {
    this.name = options.name;
    this.labelNames = options.labelNames;
    this.#options = options;
    // A registry reads `name`, `get` and `reset`, and nothing else of a metric.
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

  /** Forgets all observations. */
  reset(): void {
    this.#series.clear();
  }

  /** The values that the registry writes. */
  get(): Promise<MetricObjectWithValues<MetricValueWithName<string>>> {
    const { name, help } = this.#options;
    const values = [...this.#series.values()].flatMap((series) => this.#valuesOf(series));
    const metric = { name, help, type: 'histogram', aggregator: 'sum', values };
    // prom-client's types ask for an enum that the package does not export.
    return Promise.resolve(metric as unknown as MetricObjectWithValues<MetricValueWithName<string>>);
  }

  #valuesOf({ labels, counts, sum }: Series<Label>): MetricValueWithName<string>[] {
    const { name, buckets } = this.#options;
    let count = 0;
    const cumulative = counts.map((inBucket, index) => {
      count += inBucket;
      const le = buckets[index] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...cumulative,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ] as MetricValueWithName<string>[];
  }
}
