import type { ASTVisitor, NameNode, ValidationContext } from 'graphql';
import { RookeryError } from '#platform/errors.js';

/**
 * A validation rule: names that a client makes up do not begin with `__`. GraphQL reserves them, and `__proto__` as a key
 * of an answer has done harm before.
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

/** A validation rule, for where the schema is not told: neither the whole of it nor one of its types. */
export function secretSchemaRule(context: ValidationContext): ASTVisitor {
  return {
    Field({ name: { value } }) {
      if (value !== '__schema' && value !== '__type') return;
      const message = 'The schema is not told here.';
      context.reportError(new RookeryError('GRAPHQL_VALIDATION_FAILED', { message }));
    },
  };
}
