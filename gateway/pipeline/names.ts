import type { ASTVisitor, NameNode, ValidationContext } from 'graphql';
import { RookeryError } from '#platform/errors.js';

/**
 * A validation rule: aliases and names that a client chooses must not begin with `__`. GraphQL reserves these names, and
 * `__proto__` as a key of a response can pollute prototypes.
 */
export function reservedNamesRule(context: ValidationContext): ASTVisitor {
  const refuse = (name: NameNode | undefined): void => {
    if (!name?.value.startsWith('__')) return;
    const message = 'Names that begin with __ are reserved.';
    context.reportError(new RookeryError('GRAPHQL_VALIDATION_FAILED', { message }));
  };
  return {
    Field: ({ alias }) => refuse(alias),
    OperationDefinition: ({ name }) => refuse(name),
    VariableDefinition: ({ variable }) => refuse(variable.name),
    FragmentDefinition: ({ name }) => refuse(name),
  };
}

/** A validation rule for gateways without introspection: refuses `__schema` and `__type`. */
export function secretSchemaRule(context: ValidationContext): ASTVisitor {
  return {
    Field({ name: { value } }) {
      if (value !== '__schema' && value !== '__type') return;
      const message = 'The schema is not told here.';
      context.reportError(new RookeryError('GRAPHQL_VALIDATION_FAILED', { message }));
    },
  };
}
