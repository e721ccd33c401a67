import { readFileSync } from 'node:fs';
import {
  isInterfaceType,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** The files with one example for each root field, by root type. */
export const EXAMPLE_FILES = {
  Query: 'schema/examples/query.graphql',
  Mutation: 'schema/examples/mutation.graphql',
  Subscription: 'schema/examples/subscription.graphql',
} as const;

/** A root field and an operation that shows it. */
export interface RootFieldExample {
  readonly type: keyof typeof EXAMPLE_FILES;
  readonly field: string;
  readonly text: string;
}

/** The examples in the order of their files. */
export function readExamples(): RootFieldExample[] {
  return Object.entries(EXAMPLE_FILES).flatMap(([type, file]) =>
    parse(readFileSync(file, 'utf8')).definitions.map((definition) => ({
      type: type as RootFieldExample['type'],
      field: (definition as OperationDefinitionNode).name!.value,
      text: print(definition),
    })),
  );
}

/** The first example that selects a field, of a type or of an interface, by `Type.field`; a root field has its own. */
export function examplesOfFields(
  schema: GraphQLSchema,
  examples: readonly RootFieldExample[],
): ReadonlyMap<string, RootFieldExample> {
  const shown = new Map(examples.map((example) => [`${example.type}.${example.field}`, example]));
  for (const example of examples) {
    const info = new TypeInfo(schema);
    const Field = (): void => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (!parent || !field) return;
      for (const { name } of isInterfaceType(parent) ? schema.getPossibleTypes(parent) : [parent]) {
        const coordinate = `${name}.${field.name}`;
        if (!shown.has(coordinate)) shown.set(coordinate, example);
      }
    };
    visit(parse(example.text), visitWithTypeInfo(info, { Field }));
  }
  return shown;
}
