import type { AnyEvent } from './event.js';
import type { Viewer } from './viewer.js';

/** What a subscription listens to: an author, a user, a conversation. Opaque to the gateway. */
export type Topic = string;

/** How an open topic set changes: the viewer begins or ceases to listen to a topic. */
export interface TopicChange {
  readonly viewerId: string;
  readonly topic: Topic;
  readonly listens: boolean;
}

/** The source of one `Subscription` field. The engine of the gateway knows topics, cursors and viewers; this knows the rest. */
export interface LiveSource<E extends AnyEvent = AnyEvent> {
  /** The stream that its events travel on. */
  readonly stream: string;
  /** What a viewer's subscription listens to. */
  topicsOf(viewer: Viewer, args: Readonly<Record<string, unknown>>): Promise<ReadonlySet<Topic>>;
  /** Where an event belongs; null for one that is not of this source. */
  topicOf(event: AnyEvent): Topic | null;
  /** Which of the viewers may receive the event at this moment: asked anew for every event. */
  mayReceive(event: E, viewerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What the event is in the subgraph's schema: keys only, the plan fetches the rest. */
  toValue(event: E, cursor: string): Record<string, unknown>;
}
