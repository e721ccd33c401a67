/** Whether a value that came from outside of the process has a shape. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

/** For a field that may be absent. */
export function orAbsent(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** An object in which every value has the shape, under any names. */
export function recordOf(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(check);
}

/** An object with a check for each field of its type. Further fields are allowed. */
export function objectOf<T extends object>(
  checks: Readonly<Record<keyof T, Check>>,
): (value: unknown) => value is T {
  const fields = Object.entries<Check>(checks);
  return (value): value is T => isObject(value) && fields.every(([name, check]) => check(value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
