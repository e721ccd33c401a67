import { EVENTS, type AnyEvent, type EventPayloads, type EventType } from '#schema/events.js';

let sequence = 0n;

/** An event with a unique id, in the form in which subgraphs publish it. */
export function eventOf<T extends EventType>(type: T, key: string, payload: EventPayloads[T]): AnyEvent {
  const id = String(1_990_000_000_000_000_000n + sequence++);
  return { id, type, version: EVENTS[type].version, key, at: Date.now(), payload } as AnyEvent;
}

export function posted(
  tweetId: string,
  authorId: string,
  more: Partial<EventPayloads['tweet.posted']> = {},
): AnyEvent {
  return eventOf('tweet.posted', authorId, { ...tweetPayload(tweetId, authorId), ...more });
}

export function deleted(tweetId: string, authorId: string): AnyEvent {
  return eventOf('tweet.deleted', authorId, tweetPayload(tweetId, authorId));
}

function tweetPayload(tweetId: string, authorId: string): EventPayloads['tweet.posted'] {
  return {
    tweetId,
    authorId,
    kind: 'ORIGINAL',
    conversationId: tweetId,
    inReplyTo: null,
    quoteOf: null,
    retweetOf: null,
    mentions: [],
    hashtags: [],
    text: '',
    lang: null,
    hasLinks: false,
  };
}
