/**
 * A text that is kept over a reload of the tab, until it is posted. With it the key of its attempts: a retry after a lost answer, or
 * after a reload, posts nothing twice.
 */
export class StoredDraft {
  readonly #name: string;

  /** Drafts belong to a user: the next one who signs in does not see them. */
  constructor(userId: string, place: string) {
    this.#name = `draft:${userId}:${place}`;
  }

  get text(): string {
    return this.#read().text;
  }

  /** The idempotency key: another text is another attempt. */
  keyFor(text: string): string {
    const { text: known, key } = this.#read();
    if (known === text && key) return key;
    const next = crypto.randomUUID();
    this.#write({ text, key: next });
    return next;
  }

  change(text: string): void {
    if (text === '') this.clear();
    else if (text !== this.text) this.#write({ text, key: '' });
  }

  clear(): void {
    sessionStorage.removeItem(this.#name);
  }

  #read(): { text: string; key: string } {
    const stored = sessionStorage.getItem(this.#name);
    return stored === null ? { text: '', key: '' } : (JSON.parse(stored) as { text: string; key: string });
  }

  #write(draft: { text: string; key: string }): void {
    sessionStorage.setItem(this.#name, JSON.stringify(draft));
  }
}
