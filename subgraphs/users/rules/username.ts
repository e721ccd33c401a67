import { badInput } from '#platform/errors.js';
import { usernameSkeleton } from '#social/usernames.js';

/**
 * Names that seem official, that are paths of the site, or that are special values in programs. Compared by skeleton, so
 * that `adm1n` is reserved like `admin`.
 */
const RESERVED = [
  ...[
    'admin',
    'administrator',
    'root',
    'system',
    'sysadmin',
    'moderator',
    'mod',
    'staff',
    'team',
    'official',
  ],
  ...['rookery', 'support', 'help', 'helpdesk', 'security', 'abuse', 'postmaster', 'webmaster', 'hostmaster'],
  ...[
    'api',
    'graphql',
    'graphiql',
    'health',
    'ready',
    'metrics',
    'www',
    'mail',
    'status',
    'about',
    'settings',
  ],
  ...[
    'login',
    'logout',
    'register',
    'signup',
    'signin',
    'search',
    'explore',
    'home',
    'notifications',
    'messages',
  ],
  ...['me', 'viewer', 'anonymous', 'everyone', 'nobody', 'null', 'undefined', 'true', 'false', 'nan'],
  ...['__proto__', 'constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty'],
];

const RESERVED_SKELETONS: ReadonlySet<string> = new Set(RESERVED.map(usernameSkeleton));

/** Throws BAD_USER_INPUT unless the text can be a username. The username is stored as written. */
export function checkUsername(username: string, field: string): void {
  if (!/^[A-Za-z0-9_]{1,15}$/.test(username)) throw badInput(field, 'Use 1 to 15 of A-Z, a-z, 0-9 and _.');
  if (RESERVED_SKELETONS.has(usernameSkeleton(username))) throw badInput(field, 'This name is reserved.');
}
