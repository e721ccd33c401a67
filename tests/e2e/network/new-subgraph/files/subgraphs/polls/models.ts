import type { PollDocument } from './store/polls.js';

export type PollModel = PollDocument;

/** A user, known by id alone: the users subgraph has the rest. */
export interface UserModel {
  id: string;
}
