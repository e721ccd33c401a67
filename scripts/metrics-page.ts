import { format, resolveConfig } from 'prettier';
import type { Registry } from 'prom-client';
import { createMetrics as createGatewayMetrics } from '#gateway/metrics.js';
import { createMetrics as createProcessMetrics } from '#platform/metrics/index.js';
import { exposeBuild } from '#platform/metrics/build-info.js';

/** The page that lists all metrics, generated from the registries of the code. */
export const METRICS_PAGE = 'docs/metrics.md';

const INTRODUCTION = `<!-- Generated from the code: npm run docs -->

# Metrics

Each process serves its metrics at \`/metrics\` in the text format of Prometheus. [Operating Rookery](operations.md) says what they
mean together, and what to do. Names end in their unit; \`_total\` is a counter, which begins at 0 with the process. Beside these,
each process has the metrics of Node.js that prom-client collects: \`process_*\` and \`nodejs_*\`, the delay of the event loop among
them.`;

/** Renders the page. */
export async function renderMetrics(): Promise<string> {
  const text = [
    INTRODUCTION,
    '## Of every process',
    'A gateway that runs alone serves them too; what it does not do stays without values.',
    await tableOf(ofProcesses()),
    '## Of the gateway',
    await tableOf(createGatewayMetrics().registry),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(METRICS_PAGE)), filepath: METRICS_PAGE });
}

/** All metrics of a process, also those that are added when a part of it is opened. */
function ofProcesses(): Registry {
  const metrics = createProcessMetrics(null);
  metrics.watchSharedCache({ unreadable: 0, failures: 0 });
  metrics.watchMongo({ pool: { open: 0, inUse: 0, failures: 0, watch: () => undefined } });
  metrics.watchRedis({ watchCommands: () => undefined });
  metrics.watchRateLimits({ refusals: new Map() });
  exposeBuild([metrics.registry], '');
  return metrics.registry;
}

async function tableOf(registry: Registry): Promise<string> {
  const described = await registry.getMetricsAsJSON();
  const rows = registry.getMetricsAsArray().map((metric) => {
    const { type, help } = described.find(({ name }) => name === metric.name)!;
    const labels = labelsOf(metric).map((label) => `\`${label}\``);
    return `| \`${metric.name}\` | ${String(type)} | ${labels.join(', ')} | ${help} |`;
  });
  return ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows.sort()].join('\n');
}

/** prom-client keeps the names of labels, and leaves them out of its types. */
function labelsOf(metric: object): readonly string[] {
  return (metric as { labelNames?: readonly string[] }).labelNames ?? [];
}
