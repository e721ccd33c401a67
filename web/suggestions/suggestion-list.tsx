import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icons.js';
import type { Suggestion, useSuggestions } from './use-suggestions.js';

/** The list below a field. The focus stays in the field, whose keys choose. */
export function SuggestionList({
  suggestions,
  active,
  listId,
  accept,
}: Pick<ReturnType<typeof useSuggestions>, 'suggestions' | 'active' | 'listId' | 'accept'>) {
  const count = suggestions.length;
  return (
    <>
      <span role="status" className="visually-hidden">
        {count > 0 && `${count} suggestions, arrow keys choose`}
      </span>
      {count > 0 && (
        <ul id={listId} role="listbox" aria-label="Suggestions" className="suggestions">
          {suggestions.map((suggestion, index) => (
            <li
              key={suggestion.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => accept(suggestion)}
            >
              <Choice suggestion={suggestion} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Choice({ suggestion: { text, user } }: { readonly suggestion: Suggestion }) {
  if (!user)
    return (
      <>
        <Icon name="trends" />
        <strong dir="auto">{text}</strong>
      </>
    );
  return (
    <>
      <Avatar user={user} />
      <strong dir="auto">{user.displayName}</strong> <span>{text}</span>
    </>
  );
}
