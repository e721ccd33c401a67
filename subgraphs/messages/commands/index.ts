import { bindCommands, type BoundCommands } from '#platform/commands.js';
import type { Actor } from './actor.js';
import { addGroupMembers } from './add-group-members.js';
import { acceptMessageRequest, declineMessageRequest } from './answer-request.js';
import { createGroup } from './create-group.js';
import { deleteMessage } from './delete-message.js';
import type { CommandDeps } from './deps.js';
import { editMessage } from './edit-message.js';
import { leaveGroup } from './leave-group.js';
import { markConversationDelivered, markConversationRead } from './move-marks.js';
import { reactToMessage } from './react-to-message.js';
import { removeGroupMember } from './remove-group-member.js';
import { renameGroup } from './rename-group.js';
import { sendMessage } from './send-message.js';
import { setGroupAdmin } from './set-group-admin.js';
import { typing } from './typing.js';
import { updateMessageSettings } from './update-settings.js';

export type { CommandDeps } from './deps.js';

const COMMANDS = {
  sendMessage,
  editMessage,
  deleteMessage,
  reactToMessage,
  createGroup,
  renameGroup,
  addGroupMembers,
  removeGroupMember,
  leaveGroup,
  setGroupAdmin,
  markConversationDelivered,
  markConversationRead,
  acceptMessageRequest,
  declineMessageRequest,
  typing,
  updateMessageSettings,
};

export type Commands = BoundCommands<typeof COMMANDS>;

/** The commands of one request. `actorOf` throws UNAUTHENTICATED when the request has no viewer. */
export function createCommands(deps: CommandDeps, actorOf: () => Actor): Commands {
  return bindCommands(COMMANDS, deps, actorOf);
}
