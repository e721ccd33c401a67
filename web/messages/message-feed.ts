import type { ConversationEventsSubscription } from '../graphql/generated/graphql.js';

export type ConversationEvent = ConversationEventsSubscription['conversationEvents'];

/** Passes the events of the viewer's conversations to whatever page is open. */
export class MessageFeed {
  readonly #listeners = new Set<(event: ConversationEvent) => void>();

  /** Calls the listener for every event; the returned function ends that. */
  readonly listen = (listener: (event: ConversationEvent) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
