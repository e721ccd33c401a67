import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { CombinedError } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { SuggestionList } from '../suggestions/suggestion-list.js';
import { useSuggestions } from '../suggestions/use-suggestions.js';
import { mentionOrTag } from '../suggestions/words.js';
import { MAX_LENGTH, weightedLength } from '../text/weighted-length.js';

interface TextFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  readonly onChange?: (text: string) => void;
  /** Answers the error with which the server has refused the text. */
  readonly submit: (text: string) => Promise<CombinedError | undefined>;
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
export function TextForm({ label, action, initial = '', onChange, submit }: TextFormProps) {
  const [text, setText] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const write = (next: string): void => {
    setText(next);
    onChange?.(next);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  const suggestions = useSuggestions({ field, text, wordIn: mentionOrTag, onAccept: write });
  const rest = MAX_LENGTH - useWeightedLength(text);
  const canSend = !isBusy && text.trim() !== '' && rest >= 0;
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (!canSend) return;
    setBusy(true);
    const refusal = await submit(text);
    setBusy(false);
    setError(refusal ? errorText(refusal) : '');
    if (!refusal) setText('');
  };
  return (
    <form className="text-form" onSubmit={(event) => void send(event)}>
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
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
