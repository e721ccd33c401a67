import { encodeKey } from '../bson/key.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError, notImplemented } from '../command-error.js';
import { ACCUMULATORS, type Accumulator } from './accumulators.js';
import { namesField, parseExpression, type Expression } from './expression.js';
import { document, MAX_STAGE_BYTES, stageTooLarge, type DocumentStream, type Stage } from './flow.js';

interface Field {
  readonly name: string;
  readonly expression: Expression;
  readonly accumulator: () => Accumulator;
}

/** `$group`: one document per distinct `_id`. */
export function group(argument: Value): Stage {
  const spec = document('$group', argument);
  if (!spec.has('_id')) throw new CommandError('Location15955', 'a group specification must include an _id');
  const id = parseExpression(spec.get('_id')!);
  const fields = [...spec].filter(([name]) => name !== '_id').map(([name, value]) => parseField(name, value));
  const ignoresContent = ![...spec.values()].some(namesField);
  return Object.assign((input: DocumentStream) => grouped(input, id, fields), { ignoresContent });
}

function parseField(name: string, value: Value): Field {
  if (name.includes('.'))
    throw new CommandError('Location40235', `The field name '${name}' cannot contain '.'`);
  if (!(value instanceof Map))
    throw new CommandError('Location40234', `The field '${name}' must be an accumulator object`);
  if (value.size !== 1)
    throw new CommandError('Location40238', `The field '${name}' must specify one accumulator`);
  const [[operator, argument]] = [...value] as [[string, Value]];
  const accumulator = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (accumulator === undefined) throw notImplemented(`the accumulator ${operator}`);
  if (operator === '$count' && !(argument instanceof Map && argument.size === 0)) {
    throw new CommandError('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  }
  return { name, expression: parseExpression(argument), accumulator };
}

function* grouped(
  input: DocumentStream,
  id: Expression,
  fields: readonly Field[],
): Generator<Doc | undefined> {
  const groups = new Map<string, { id: Value; accumulators: Accumulator[] }>();
  let bytes = 0;
  for (const doc of input) {
    if (doc === undefined) {
      yield undefined;
      continue;
    }
    const value = id(doc) ?? null;
    const key = encodeKey(value);
    let found = groups.get(key);
    if (found === undefined)
      groups.set(key, (found = { id: value, accumulators: fields.map((field) => field.accumulator()) }));
    fields.forEach((field, at) => found.accumulators[at]!.add(field.expression(doc)));
    bytes += fields.reduce((sum, _field, at) => sum + (found.accumulators[at]!.growth ?? 0), 0);
    if (bytes + groups.size * 200 > MAX_STAGE_BYTES) throw stageTooLarge('$group');
  }
  for (const { id: _id, accumulators } of groups.values()) {
    yield new Map([
      ['_id', _id],
      ...accumulators.map(({ result }, at): [string, Value] => [fields[at]!.name, result]),
    ]);
  }
}
