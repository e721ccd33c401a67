import { setTimeout as sleep } from 'node:timers/promises';
import { RookeryError } from '#platform/errors.js';
import type { Claim, Reservation } from '#platform/mongo/index.js';

/** Pauses in ms between the attempts while another process writes the document of a reservation. */
const PAUSES_MS = [20, 40, 80, 160, 320];

/**
 * Repeats a claim while the document of its holder is being written. Throws SERVICE_UNAVAILABLE when that takes longer: the
 * process may have been killed, and the key is free a few seconds later.
 */
export async function untilWritten<R extends Reservation>(
  claim: () => Promise<Claim<R>>,
): Promise<Exclude<Claim<R>, { isPending: true }>> {
  for (const pause of [...PAUSES_MS, null]) {
    const claimed = await claim();
    if (claimed.isMine) return claimed;
    if (!claimed.isPending) return { ...claimed, isPending: false };
    if (pause !== null) await sleep(pause);
  }
  throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 5 });
}

/**
 * Runs what writes the document of a reservation, and frees the reservation when nothing was written: after an error of ours.
 * After any other error the document may have been written, and decides.
 */
export async function releasingUnlessWritten<T>(
  write: () => Promise<T>,
  release: () => Promise<void>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof RookeryError) await release();
    throw error;
  }
}
