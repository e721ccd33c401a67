import type { FormEvent } from 'react';
import { Icon } from '../ui/icons.js';
import { useTextForm, type TextFormOptions } from '../ui/use-text-form.js';

/** As the API allows, in characters. */
const MAX_LENGTH = 10_000;

interface MessageFieldProps extends TextFormOptions {
  readonly label: string;
  readonly action: string;
}

/** Writes a message: Enter sends where there is a keyboard, Shift+Enter begins a new line. */
export function MessageField({ label, action, ...options }: MessageFieldProps) {
  const { text, write, isReady, error, send } = useTextForm(options);
  const onSend = (event: Pick<FormEvent, 'preventDefault'>): void => {
    event.preventDefault();
    if (isReady) void send();
  };
  return (
    <form className="message-field" onSubmit={onSend}>
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
          onSend(event);
        }}
      />
      <button
        type="submit"
        className="button button-main button-round"
        aria-label={action}
        disabled={!isReady}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}
