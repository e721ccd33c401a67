import { useState, type FormEvent } from 'react';
import type { CombinedError } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { Icon } from '../ui/icons.js';

/** As the API allows, in characters. */
const MAX_LENGTH = 10_000;

interface MessageFieldProps {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  readonly onChange?: (text: string) => void;
  /** Answers the error with which the server has refused the text. */
  readonly submit: (text: string) => Promise<CombinedError | undefined>;
}

/** Writes a message: Enter sends where there is a keyboard, Shift+Enter begins a new line. */
export function MessageField({ label, action, initial = '', onChange, submit }: MessageFieldProps) {
  const [text, setText] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const write = (next: string): void => {
    setText(next);
    onChange?.(next);
  };
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (isBusy || text.trim() === '') return;
    setBusy(true);
    const refusal = await submit(text);
    setBusy(false);
    setError(refusal ? errorText(refusal) : '');
    if (!refusal) setText('');
  };
  return (
    <form className="message-field" onSubmit={(event) => void send(event)}>
      <span role="alert" className="form-error">
        {error}
      </span>
      <textarea
        aria-label={label}
        placeholder="Write a message"
        dir="auto"
        rows={1}
        maxLength={MAX_LENGTH}
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          const { key, shiftKey, nativeEvent } = event;
          if (key !== 'Enter' || shiftKey || nativeEvent.isComposing) return;
          if (window.matchMedia('(pointer: coarse)').matches) return;
          event.preventDefault();
          void send();
        }}
      />
      <button
        type="submit"
        className="button button-main button-round"
        aria-label={action}
        disabled={isBusy || text.trim() === ''}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}
