/** The values of a gateway's `metric`, summed by one label. */
export async function counted(url: string, metric: string, label: string): Promise<Record<string, number>> {
  return sumsIn(await readMetrics(url), metric, label);
}

/** The metrics page of a process, in Prometheus's text format. */
export async function readMetrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** Like `counted`, from a metrics page that was read before. */
export function sumsIn(text: string, metric: string, label: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${metric}{`)) continue;
    const value = new RegExp(`${label}="([^"]*)"`).exec(line)?.[1] ?? '';
    sums[value] = (sums[value] ?? 0) + Number(line.slice(line.lastIndexOf(' ')));
  }
  return sums;
}

/** The lookups of a gateway's entity cache so far, by outcome. */
export function entityLookups(url: string): Promise<Record<string, number>> {
  return counted(url, 'rookery_gateway_entity_cache_lookups_total', 'outcome');
}
