import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './icons.js';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser: it holds the focus, and Escape closes it. */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would begin at the button that closes.
    const field = dialog.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input');
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-label={label} onClose={onClose}>
      <header className="dialog-header">
        {label}
        <button type="button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
