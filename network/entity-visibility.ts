import type { EntityVisibility } from '#gateway/index.js';
import { streamsOf } from '#platform/event.js';
import { EVENTS } from '#schema/events.js';
import { effectsOf } from '#social/event-effects.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeProfile, canSeeTweets } from '#social/visibility.js';

/** Who may see whose profile and tweets, read from the social graph, and what each event makes stale. */
export function entityVisibility(relationships: Pick<Relationships, 'viewPermissions'>): EntityVisibility {
  return {
    streams: streamsOf(EVENTS),
    effectsOf,
    async permissions(viewerId, ownerIds) {
      const permissions = await relationships.viewPermissions(viewerId, ownerIds);
      return permissions.map((each) => ({ profile: canSeeProfile(each), tweets: canSeeTweets(each) }));
    },
  };
}
