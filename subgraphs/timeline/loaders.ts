import DataLoader from 'dataloader';
import type { Graph } from '#platform/read-models/graph.js';
import type { Standing } from '#platform/visibility.js';

/** How the viewer stands to people: asked once per person and request, many people at a time. */
export type StandingLoader = DataLoader<string, Standing>;

export function standingLoader(graph: Graph, viewerId: string): StandingLoader {
  return new DataLoader((ids) => graph.standings(viewerId, ids));
}

/** The standings to all of the people, by id. */
export async function loadStandings(
  loader: StandingLoader,
  people: Iterable<string>,
): Promise<Map<string, Standing>> {
  const ids = [...new Set(people)];
  const standings = await Promise.all(ids.map((id) => loader.load(id)));
  return new Map(standings.map((standing, index) => [ids[index] as string, standing]));
}
