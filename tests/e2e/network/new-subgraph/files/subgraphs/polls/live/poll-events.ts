import type { LiveSource } from '#platform/live-source.js';
import type { Event } from '#schema/events.js';

/** The live source of `pollEvents`: a subscription listens to one poll. */
export function pollEvents(): LiveSource<Event<'poll.voted'>> {
  return {
    stream: 'POLLS',
    cursorList: 'poll-events',
    subjectFields: ['poll'],
    topicsOf: (_viewer, { id }) => Promise.resolve(new Set([String(id)])),
    topicOf: ({ type, payload }) => (type === 'poll.voted' ? (payload as { pollId: string }).pollId : null),
    // Polls are public.
    mayReceive: (_event, viewerIds) =>
      Promise.resolve({ mayReceive: viewerIds.map(() => true), isShared: true }),
    toValue: ({ payload }, cursor) => ({
      cursor,
      voter: { id: payload.userId },
      poll: { id: payload.pollId },
    }),
  };
}
