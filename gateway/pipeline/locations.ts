import {
  getLocation,
  getOperationAST,
  Kind,
  parse,
  Source,
  type FieldNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type SelectionSetNode,
  type SourceLocation,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../fragments.js';

/**
 * Adds to each error of an executed operation where the field of its path stands in the document. The text is parsed again:
 * documents are kept without locations, which take more memory than everything else in them, and few answers have errors.
 */
export function withLocations(
  result: FormattedExecutionResult,
  text: string,
  operationName: string | null,
): FormattedExecutionResult {
  if (!result.errors?.some(lacksLocation)) return result;
  const fields = new FieldsOfPaths(text, operationName);
  const errors = result.errors.map((error) =>
    lacksLocation(error) ? { ...error, locations: fields.locationsOf(error.path ?? []) } : error,
  );
  return { ...result, errors };
}

function lacksLocation({ path, locations }: GraphQLFormattedError): boolean {
  return locations === undefined && path !== undefined && path.length > 0;
}

/** Finds the field nodes of response paths. */
class FieldsOfPaths {
  readonly #source: Source;
  readonly #root: SelectionSetNode | undefined;
  readonly #fragments: Fragments;

  constructor(text: string, operationName: string | null) {
    this.#source = new Source(text);
    const document = parse(this.#source);
    this.#root = getOperationAST(document, operationName)?.selectionSet;
    this.#fragments = fragmentsOf(document);
  }

  /** One location for each time that the client names the field. */
  locationsOf(path: readonly (string | number)[]): SourceLocation[] {
    let sets = this.#root ? [this.#root] : [];
    let fields: FieldNode[] = [];
    for (const key of path) {
      if (typeof key === 'number') continue;
      fields = sets.flatMap((set) => this.#fieldsOf(set, key));
      sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    }
    return fields.flatMap(({ loc }) => (loc ? [getLocation(this.#source, loc.start)] : []));
  }

  #fieldsOf({ selections }: SelectionSetNode, key: string): FieldNode[] {
    return selections.flatMap((selection): FieldNode[] => {
      if (selection.kind === Kind.FIELD)
        return (selection.alias ?? selection.name).value === key ? [selection] : [];
      const set =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : this.#fragments.get(selection.name.value)?.selectionSet;
      return set ? this.#fieldsOf(set, key) : [];
    });
  }
}
