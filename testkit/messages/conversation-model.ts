/** A message of the model. */
interface Message {
  sender: string;
  text: string | null;
  hiddenFor: Set<string>;
  /** Who was a member when it was sent. */
  readers: Set<string>;
  /** By former member: the text when the membership ended. */
  lastTexts: Map<string, string | null>;
}

/** A conversation as a simple list, without sequences, spans and marks. */
export class ConversationModel {
  readonly messages: Message[] = [];
  readonly active: Set<string>;
  /** By user: the list in which the user has the conversation. */
  readonly lists = new Map<string, 'INBOX' | 'REQUEST' | 'LEFT'>();
  readonly readUpTo = new Map<string, number>();
  /** By former member: the number of messages when the membership ended. */
  readonly ends = new Map<string, number>();

  constructor(members: readonly string[]) {
    this.active = new Set(members);
  }

  /** A message with the next place. */
  add(sender: string, text: string): void {
    this.messages.push({
      sender,
      text,
      hiddenFor: new Set(),
      readers: new Set(this.active),
      lastTexts: new Map(),
    });
    this.lists.set(sender, 'INBOX');
  }

  end(user: string, list: 'INBOX' | 'LEFT'): void {
    this.active.delete(user);
    for (const { text, lastTexts } of this.messages) lastTexts.set(user, text);
    this.ends.set(user, this.messages.length);
    this.lists.set(user, this.lists.get(user) === 'INBOX' ? list : 'LEFT');
  }

  join(user: string, list: 'INBOX' | 'REQUEST'): void {
    this.active.add(user);
    for (const { lastTexts } of this.messages) lastTexts.delete(user);
    this.ends.delete(user);
    this.lists.set(user, list);
  }

  /** What a user reads, the oldest first. */
  textsOf(user: string): (string | null)[] {
    return this.messages
      .filter(({ readers, hiddenFor }) => readers.has(user) && !hiddenFor.has(user))
      .map(({ text, lastTexts }) => (text === null ? null : (lastTexts.get(user) ?? text)));
  }

  unreadOf(user: string): number {
    const from = this.readUpTo.get(user) ?? 0;
    return this.messages.filter(
      ({ sender, readers }, index) => index >= from && sender !== user && readers.has(user),
    ).length;
  }

  /** The last place that a user may read; 0 for none. */
  lastOf(user: string): number {
    return this.messages.findLastIndex(({ readers }) => readers.has(user)) + 1;
  }
}
