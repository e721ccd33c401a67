/** The list name inside the cursors of `homeTimelineEvents`; `liveCursor` of a timeline page uses it too. */
export const LIVE_CURSORS = 'live';
