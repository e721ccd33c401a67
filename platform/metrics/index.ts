export { DurationHistogram } from './duration-histogram.js';
export { createMetrics, watchProcess, type Metrics } from './process-metrics.js';
