import { useState } from 'react';
import type { CombinedError } from 'urql';
import { errorText } from '../graphql/error-text.js';

export interface TextFormOptions {
  readonly initial?: string | undefined;
  readonly onChange?: ((text: string) => void) | undefined;
  /** Answers the error with which the server has refused the text. */
  readonly submit: (text: string) => Promise<CombinedError | undefined>;
}

/** The text of a form, which is empty again when it is sent, and the reason while it is refused. */
export function useTextForm({ initial = '', onChange, submit }: TextFormOptions) {
  const [text, setText] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const write = (next: string): void => {
    setText(next);
    onChange?.(next);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    const refusal = await submit(text);
    setBusy(false);
    setError(refusal ? errorText(refusal) : '');
    if (!refusal) setText('');
  };
  /** Whether there is something to send. */
  const isReady = !isBusy && text.trim() !== '';
  return { text, write, isReady, error, send };
}
