import { badInput, codeOf, RookeryError } from './errors.js';
import { MAX_PAGE } from './page.js';
import { isId } from './snowflake.js';

/** Throws BAD_USER_INPUT, naming `field`, for a string that is not an id. */
export function checkId(id: string, field: string): void {
  if (!isId(id)) throw badInput(field, 'This is not an id.');
}

/** Checks an argument `ids`: BAD_USER_INPUT for more than a page of them, and for one that `check` refuses. */
export function checkIds(ids: readonly string[], check: typeof checkId = checkId): void {
  if (ids.length > MAX_PAGE) throw badInput('ids', `Ask for up to ${MAX_PAGE} ids.`);
  for (const id of ids) check(id, 'ids');
}

/** One wrong field of an input. */
export interface FieldMistake {
  readonly field: string;
  readonly message: string;
}

type Checks = Readonly<Record<string, () => unknown>>;
type Checked<All extends Checks> = { readonly [Name in keyof All]: ReturnType<All[Name]> };

/**
 * Runs every check of an input and returns their results. Rejects with one BAD_USER_INPUT that names the first wrong field in
 * `field` and all of them in `fields`, so that a form can mark them together.
 */
export function checkAll<All extends Checks>(checks: All): Checked<All> {
  const results: Record<string, unknown> = {};
  const mistakes: FieldMistake[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      results[name] = check();
    } catch (error) {
      mistakes.push(mistakeOf(error));
    }
  }
  const [first] = mistakes;
  if (first === undefined) return results as Checked<All>;
  throw new RookeryError('BAD_USER_INPUT', { ...first, fields: mistakes });
}

/** Throws what is no mistake of the client. */
function mistakeOf(error: unknown): FieldMistake {
  if (!(error instanceof RookeryError) || codeOf(error) !== 'BAD_USER_INPUT') throw error;
  const { field } = error.extensions;
  if (typeof field !== 'string') throw error;
  return { field, message: error.message };
}
