import type { Relationships } from '#social/read-models/relationships/index.js';
import { entitiesOf } from '../rules/text/entities.js';
import { languageOf } from '../rules/text/language.js';
import type { Actor } from './actor.js';

/** The fields of a tweet that come from its text. An edit replaces all of them. */
export interface TextFields {
  text: string;
  lang: string | null;
  hashtags: string[];
  /**
   * Ids of the mentioned users that exist, in order of first mention, without duplicates. Without users who block the author or
   * whom the author blocks: such a mention reaches nobody.
   */
  mentions: string[];
  urls: string[];
}

/** Extracts the fields of a text of the actor that was checked. Mentioned users are read in one batch. */
export async function readText(
  { relationships }: { relationships: Relationships },
  { loaders }: Actor,
  text: string,
): Promise<TextFields> {
  const { hashtags, usernames, urls, words } = entitiesOf(text);
  const ids = usernames.length === 0 ? [] : await relationships.idsByUsername(usernames);
  const existing = ids.filter((id) => id !== null);
  const permissions = await Promise.all(existing.map((id) => loaders.viewPermission.load(id)));
  const mentions = existing.filter((_, index) => {
    const permission = permissions[index];
    return !permission?.blocking && !permission?.blockedBy;
  });
  return { text, lang: languageOf(words), hashtags, mentions, urls };
}
