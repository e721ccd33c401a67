import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { Relationship } from '#social/visibility.js';

/** Loads the viewer's relationships to users, each once per request, in batches. */
export type RelationshipLoader = DataLoader<string, Relationship>;

export function relationshipLoader(relationships: Relationships, viewerId: string): RelationshipLoader {
  return new DataLoader((ids) => relationships.ofViewer(viewerId, ids));
}

/** The relationships to all of the users, by id. */
export async function loadRelationships(
  loader: RelationshipLoader,
  users: Iterable<string>,
): Promise<Map<string, Relationship>> {
  const ids = [...new Set(users)];
  const relationships = await Promise.all(ids.map((id) => loader.load(id)));
  return new Map(relationships.map((relationship, index) => [ids[index] as string, relationship]));
}
