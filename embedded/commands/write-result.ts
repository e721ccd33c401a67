import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';

/** The result of a write command: counts, and the failed statements. */
export class WriteResult {
  n = 0;
  nModified: number | undefined;
  readonly upserted: Doc[] = [];
  private readonly writeErrors: Doc[] = [];

  /**
   * Runs the statements in order. A failed statement leaves its current document unchanged and keeps its
   * changes to earlier documents; an ordered command stops there. Both as in MongoDB.
   */
  each<T>(statements: readonly T[], ordered: boolean, run: (statement: T, at: number) => void): this {
    for (let at = 0; at < statements.length; at++) {
      try {
        run(statements[at]!, at);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        this.writeErrors.push(toWriteError(error, at));
        if (ordered) break;
      }
    }
    return this;
  }

  get reply(): object {
    const { n, nModified, upserted, writeErrors } = this;
    return {
      n,
      ...(nModified !== undefined && { nModified }),
      ...(upserted.length > 0 && { upserted }),
      ...(writeErrors.length > 0 && { writeErrors }),
    };
  }
}

function toWriteError(error: CommandError, index: number): Doc {
  return new Map<string, Value>([
    ['index', index],
    ['code', error.code],
    ['codeName', error.codeName],
    ['errmsg', error.message],
    ...Object.entries(error.details),
  ]);
}
