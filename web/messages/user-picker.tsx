import { useRef, useState } from 'react';
import { SuggestionList } from '../suggestions/suggestion-list.js';
import { useSuggestions } from '../suggestions/use-suggestions.js';
import { Icon } from '../ui/icons.js';
import type { Recipient } from './new-message.js';

interface UserPickerProps {
  readonly label: string;
  readonly chosen: readonly Recipient[];
  readonly onChange: (chosen: readonly Recipient[]) => void;
}

const nameIn = (text: string): string | null => text.trimStart().replace(/^@/, '') || null;

/** Chooses users by the beginning of their names. */
export function UserPicker({ label, chosen, onChange }: UserPickerProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions({
    ...{ field, text, wordIn: nameIn, usersOnly: true },
    onAccept: (_, { id, user }) => {
      setText('');
      if (user && chosen.every((other) => other.id !== id)) onChange([...chosen, { id, ...user }]);
    },
  });
  return (
    <div className="field">
      <span id="picked-label">{label}</span>
      {chosen.length > 0 && (
        <ul className="picked" aria-labelledby="picked-label">
          {chosen.map(({ id, username, displayName }) => (
            <li key={id}>
              <span dir="auto">{displayName}</span>
              <button
                type="button"
                aria-label={`Remove @${username}`}
                onClick={() => onChange(chosen.filter((other) => other.id !== id))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="suggesting">
        <input
          ref={field}
          {...suggestions.fieldProps}
          aria-label={label}
          placeholder="Begin a name"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={suggestions.onKeyDown}
        />
        <SuggestionList {...suggestions} />
      </div>
    </div>
  );
}
