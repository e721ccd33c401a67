import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/generated/index.js';

const Suggest = graphql(/* GraphQL */ `
  query Suggest($prefix: String!) {
    autocomplete(prefix: $prefix, first: 6) {
      ... on Hashtag {
        id
        name
      }
      ... on User {
        id
        username
        displayName
        avatarUrl
      }
    }
  }
`);

/** One completion of the word at the caret. */
export interface Suggestion {
  readonly id: string;
  /** What takes the place of the word: `@ada`, `#birds`. */
  readonly text: string;
  readonly user?: {
    readonly username: string;
    readonly displayName: string;
    readonly avatarUrl?: string | null;
  };
}

/** How long nothing is typed before the server is asked, in ms: each question counts against the rate limit. */
const PAUSE_MS = 150;
const NONE: readonly Suggestion[] = [];

type Field = HTMLTextAreaElement | HTMLInputElement;

interface Options {
  readonly field: RefObject<Field | null>;
  readonly text: string;
  /** The word that ends the text before the caret and can be completed; null for none. */
  readonly wordIn: (beforeCaret: string) => string | null;
  readonly onAccept: (text: string, suggestion: Suggestion) => void;
  /** Whether users alone are suggested. */
  readonly usersOnly?: boolean;
}

/** The word at the caret, once nothing is typed for a moment. */
function useWordAtCaret(
  { field, text, wordIn }: Pick<Options, 'field' | 'text' | 'wordIn'>,
  setActive: (index: number) => void,
): [word: string | null, setWord: (word: string | null) => void] {
  const [word, setWord] = useState<string | null>(null);
  useEffect(() => {
    const { selectionStart } = field.current ?? {};
    const next = wordIn(text.slice(0, selectionStart ?? text.length));
    const timer = setTimeout(() => {
      setWord(document.activeElement === field.current ? next : null);
      setActive(0);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [field, text, wordIn, setActive]);
  return [word, setWord];
}

/** The suggestions for the word at the caret, and how the keys of the field go through them. */
export function useSuggestions({ field, text, wordIn, onAccept, usersOnly = false }: Options) {
  const listId = useId();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [word, setWord] = useWordAtCaret({ field, text, wordIn }, setActive);
  const [{ data, stale }] = useQuery({
    query: Suggest,
    variables: { prefix: usersOnly ? `@${word ?? ''}` : (word ?? '') },
    pause: word === null,
    requestPolicy: 'cache-first',
  });
  const isShown = word !== null && word !== dismissed && !stale;
  const suggestions = isShown ? (data?.autocomplete?.map(suggestionOf) ?? NONE) : NONE;

  const accept = (suggestion: Suggestion): void => {
    const { current } = field;
    if (!current || word === null) return;
    const caret = current.selectionStart ?? text.length;
    // The word may be longer by now than the one that the suggestions are for.
    const typed = wordIn(text.slice(0, caret)) ?? word;
    const start = caret - typed.length;
    setWord(null);
    setDismissed(suggestion.text);
    onAccept(`${text.slice(0, start)}${suggestion.text} ${text.slice(caret).replace(/^ /, '')}`, suggestion);
    const end = start + suggestion.text.length + 1;
    // The field has the new text after the next rendering.
    requestAnimationFrame(() => {
      current.focus();
      current.setSelectionRange(end, end);
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (suggestions.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const chosen = suggestions[active];
    const count = suggestions.length;
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((active + count - 1) % count);
    else if (event.key === 'Escape') setDismissed(word);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) accept(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    suggestions,
    active,
    listId,
    accept,
    onKeyDown,
    /** For the field: how assistive technology finds the list, and the suggestion that Enter takes. */
    fieldProps: {
      'aria-autocomplete': 'list',
      'aria-controls': suggestions.length > 0 ? listId : undefined,
      'aria-activedescendant': suggestions.length > 0 ? `${listId}-${active}` : undefined,
      onBlur: () => setWord(null),
    } as const,
  };
}

interface Found {
  readonly __typename?: string;
  readonly id: string;
  readonly name?: string;
  readonly username?: string;
  readonly displayName?: string;
  readonly avatarUrl?: string | null;
}

function suggestionOf({ id, name, username = '', displayName = '', avatarUrl }: Found): Suggestion {
  if (name !== undefined) return { id, text: `#${name}` };
  return { id, text: `@${username}`, user: { username, displayName, avatarUrl } };
}
