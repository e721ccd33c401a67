/** What a gateway has counted of `metric` so far, by the values of one label. */
export async function counted(url: string, metric: string, label: string): Promise<Record<string, number>> {
  return sumsIn(await readMetrics(url), metric, label);
}

/** All that is counted at one moment, as Prometheus reads it. */
export async function readMetrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** The same as `counted`, of what was read before. */
export function sumsIn(text: string, metric: string, label: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${metric}{`)) continue;
    const value = new RegExp(`${label}="([^"]*)"`).exec(line)?.[1] ?? '';
    sums[value] = (sums[value] ?? 0) + Number(line.slice(line.lastIndexOf(' ')));
  }
  return sums;
}

/** How many entities a gateway has looked for in its cache so far, by what came of it. */
export function entityLookups(url: string): Promise<Record<string, number>> {
  return counted(url, 'rookery_gateway_entity_cache_lookups_total', 'outcome');
}
