import { useEffect, useRef, useState, type FormEvent } from 'react';
import { SuggestionList } from '../suggestions/suggestion-list.js';
import { useSuggestions } from '../suggestions/use-suggestions.js';
import { mentionOrTag } from '../suggestions/words.js';
import { MAX_LENGTH, weightedLength } from '../text/weighted-length.js';
import { useTextForm, type TextFormOptions } from '../ui/use-text-form.js';

interface TextFormProps extends TextFormOptions {
  readonly label: string;
  readonly action: string;
}

/** The length as the server counts it; 0 until the counter is loaded. */
function useWeightedLength(text: string): number {
  const [length, setLength] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void weightedLength(text).then((counted) => isCurrent && setLength(counted.length));
    return () => void (isCurrent = false);
  }, [text]);
  return length;
}

/** A text of up to 280 weighted characters, counted as the server counts. */
export function TextForm({ label, action, ...options }: TextFormProps) {
  const { text, write, isReady, error, send } = useTextForm(options);
  const field = useRef<HTMLTextAreaElement>(null);
  const suggestions = useSuggestions({ field, text, wordIn: mentionOrTag, onAccept: write });
  const rest = MAX_LENGTH - useWeightedLength(text);
  const canSend = isReady && rest >= 0;
  const onSend = (event: FormEvent): void => {
    event.preventDefault();
    if (canSend) void send();
  };
  return (
    <form className="text-form" onSubmit={onSend}>
      <div className="suggesting">
        <textarea
          ref={field}
          {...suggestions.fieldProps}
          aria-label={label}
          placeholder="What is happening?"
          dir="auto"
          rows={3}
          value={text}
          onChange={({ target }) => write(target.value)}
          onKeyDown={(event) => {
            suggestions.onKeyDown(event);
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend) void send();
          }}
        />
        <SuggestionList {...suggestions} />
      </div>
      <div className="text-form-foot">
        <span role="alert">{error}</span>
        <output className={rest < 0 ? 'count-over' : 'count'} aria-label="Characters left">
          {rest}
        </output>
        <button type="submit" className="button button-main" disabled={!canSend}>
          {action}
        </button>
      </div>
    </form>
  );
}
