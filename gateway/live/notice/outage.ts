import { codeOf, type ErrorCode } from '#platform/errors.js';

/** The codes of what is away for a while. An error of a subgraph without a code of the table is none: it may stay. */
const CODES: ReadonlySet<ErrorCode> = new Set(['SERVICE_UNAVAILABLE', 'TIMEOUT']);

/** A subgraph or a store is away: the same event can be resolved later. The cause says which. */
export class Outage extends Error {
  override readonly name = 'Outage';

  constructor(cause: unknown) {
    super('A subgraph or a store that an event needs is away.', { cause });
  }
}

/** The outage that has emptied a part of a result; null when none has. */
export function outageIn(errors: readonly unknown[]): Outage | null {
  const found = errors.find((error) => {
    const code = codeOf(error);
    return code !== null && CODES.has(code);
  });
  return found === undefined ? null : new Outage(found);
}
