import {
  KEY_FIELDS,
  keyFieldsOf,
  namedType,
  namesIn,
  type FieldModel,
  type GraphModel,
  type ObjectModel,
} from './graph-model.js';

const LEAVES = 'type Org @shareable { id: ID! } enum Color { RED GREEN BLUE }';

/** The SDL of one subgraph of a graph. */
export function sdlOf(graph: GraphModel, subgraph: string): string {
  const objects = graph.objects.map((object) => objectSdl(graph, object, subgraph));
  const roots = Object.entries(graph.roots).map(([name, fields]) => {
    const own = fields.filter(({ owners }) => owners.includes(subgraph));
    return own.length > 0
      ? `type ${name} { ${own.map((field) => fieldSdl(field, subgraph)).join(' ')} }`
      : '';
  });
  const abstracts = graph.abstracts
    .filter(({ homes }) => homes.includes(subgraph))
    .map(({ name, members, fields }) =>
      fields
        ? `interface ${name} { ${fields.map((field) => `${field.name}: ${field.type}`).join(' ')} }`
        : `union ${name} = ${members.join(' | ')}`,
    );
  return [LEAVES, ...objects, ...abstracts, ...roots].filter((text) => text !== '').join('\n');
}

function objectSdl(graph: GraphModel, object: ObjectModel, subgraph: string): string {
  const own = object.fields.filter(
    ({ owners, overrides }) => owners.includes(subgraph) || overrides === subgraph,
  );
  const implemented = graph.abstracts.filter(
    ({ fields, members, homes }) => fields && members.includes(object.name) && homes.includes(subgraph),
  );
  const head = `type ${object.name}${implemented.length > 0 ? ` implements ${implemented.map(({ name }) => name).join(' & ')}` : ''}`;
  const provided = providedNames(graph, object);
  const fields = own.map((field) => fieldSdl(field, subgraph, provided));
  if (!object.keys) return fields.length > 0 ? `${head} { ${fields.join(' ')} }` : '';
  const external = externalNames(graph, object, subgraph).filter(
    (name) => !own.some((field) => field.name === name),
  );
  const externals = external.flatMap((name) => {
    const field = object.fields.find((each) => each.name === name);
    return field ? [`${name}${field.args}: ${field.type} @external`] : [];
  });
  const keys = (object.keys[subgraph] ?? []).map((key) => `@key(fields: "${key}")`);
  const keyFields = keyFieldsOf(object, subgraph).map((name) => `${name}: ${KEY_FIELDS[name]}`);
  return `${head} ${keys.join(' ')} { ${[...keyFields, ...fields, ...externals].join(' ')} }`;
}

function fieldSdl(
  { name, args, type, owners, requires, provides, overrides, strictIn }: FieldModel,
  subgraph: string,
  provided: readonly string[] = [],
): string {
  const directives = [
    owners.length > 1 || provided.includes(name) ? '@shareable' : '',
    requires ? `@requires(fields: "${requires.replaceAll('"', '\\"')}")` : '',
    provides ? `@provides(fields: "${provides}")` : '',
    overrides && overrides !== subgraph ? `@override(from: "${overrides}")` : '',
  ];
  const nullability = strictIn === subgraph ? '!' : '';
  return [`${name}${args}: ${type}${nullability}`, ...directives].filter((text) => text !== '').join(' ');
}

/** The fields of an entity that a subgraph does not resolve, but requires or provides. */
function externalNames(graph: GraphModel, object: ObjectModel, subgraph: string): string[] {
  const required = object.fields.flatMap(({ owners, requires }) =>
    requires && owners.includes(subgraph) ? namesIn(requires.replace(/\{[^}]*\}/g, '')) : [],
  );
  return [...new Set([...required, ...providedNames(graph, object, subgraph)])];
}

/** The fields of an entity that some subgraph provides, or that one subgraph does. */
function providedNames(graph: GraphModel, object: ObjectModel, subgraph?: string): string[] {
  const fields = [...graph.objects.flatMap((each) => each.fields), ...Object.values(graph.roots).flat()];
  return fields.flatMap(({ type, owners, provides }) => {
    const isMeant = subgraph === undefined || owners.includes(subgraph);
    return provides && isMeant && namedType(type) === object.name ? namesIn(provides) : [];
  });
}
