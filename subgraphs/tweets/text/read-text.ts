import type { Graph } from '#social/read-models/graph.js';
import { checkText } from './check-text.js';
import { entitiesOf } from './entities.js';
import { languageOf } from './language.js';

/** A text and what was found in it: the part of a tweet that an edit writes anew. */
export interface TextFields {
  text: string;
  lang: string | null;
  hashtags: string[];
  /** Ids of the people named with @ that exist, in order, each once. */
  mentions: string[];
  urls: string[];
}

/** Checks a text (BAD_USER_INPUT, naming `field`) and reads it; the people it names are looked up in one batch. */
export async function readText(text: string, field: string, graph: Graph): Promise<TextFields> {
  checkText(text, field);
  const { hashtags, usernames, urls, words } = entitiesOf(text);
  const ids = usernames.length === 0 ? [] : await graph.idsByUsername(usernames);
  const mentions = ids.filter((id) => id !== null);
  return { text, lang: languageOf(words), hashtags, mentions, urls };
}
