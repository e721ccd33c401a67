import type { Relationships } from '#social/read-models/relationships/index.js';
import { checkText } from '../rules/text/check-text.js';
import { entitiesOf } from '../rules/text/entities.js';
import { languageOf } from '../rules/text/language.js';

/** The fields of a tweet that come from its text. An edit replaces all of them. */
export interface TextFields {
  text: string;
  lang: string | null;
  hashtags: string[];
  /** Ids of the mentioned users that exist, in order of first mention, without duplicates. */
  mentions: string[];
  urls: string[];
}

/** Checks a text (BAD_USER_INPUT, naming `field`) and extracts its fields. Mentioned users are looked up in one batch. */
export async function readText(
  text: string,
  field: string,
  relationships: Relationships,
): Promise<TextFields> {
  checkText(text, field);
  const { hashtags, usernames, urls, words } = entitiesOf(text);
  const ids = usernames.length === 0 ? [] : await relationships.idsByUsername(usernames);
  const mentions = ids.filter((id) => id !== null);
  return { text, lang: languageOf(words), hashtags, mentions, urls };
}
