import type { Authentication, Revocation } from '#gateway/index.js';
import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import type { Secrets } from '#platform/secrets.js';
import { bearerToken, createTokenVerifier, publicJwks } from '#platform/tokens/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { endsAccess } from './ends-access.js';
import { Revocations } from './revocations.js';

export interface TokenAuthenticationDeps {
  secrets: Pick<Secrets, 'signingKeys'>;
  bus: Pick<Bus, 'healthy' | 'tail'>;
  relationships: Pick<Relationships, 'isSignedIn'>;
  clock: Clock;
  log: Log;
}

/**
 * Authenticates viewers by the access tokens of the users subgraph: signature, expiry, and whether the sign-in has ended
 * early. Revocations come from the GRAPH stream, so every gateway learns of them at once.
 */
export async function openTokenAuthentication(
  stack: DisposalStack,
  { secrets, ...deps }: TokenAuthenticationDeps,
): Promise<Authentication> {
  const verify = createTokenVerifier(publicJwks(secrets), deps.clock);
  const revocations = new Revocations(deps);
  const listeners = new Set<(revocation: Revocation) => void>();
  stack.use(
    await deps.bus.tail('GRAPH', (event: AnyEvent) => {
      // Remembered before sockets are closed: a client that comes back at once must be refused.
      const userId = revocations.observe(event);
      if (userId === null) return;
      const revocation: Revocation = { userId, revokes: (viewer) => endsAccess(event, viewer) };
      for (const listener of listeners) listener(revocation);
    }),
  );
  return {
    authenticate: async (authorization) => {
      const token = bearerToken(authorization);
      if (token === null) return null;
      const access = await verify(token);
      if (access === 'expired') throw new RookeryError('TOKEN_EXPIRED');
      if (access === null || (await revocations.has(access))) {
        throw new RookeryError('UNAUTHENTICATED', {
          message: 'The access token is not valid; sign in again.',
        });
      }
      return access;
    },
    isRevoked: (access) => revocations.has(access),
    onRevoked: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
