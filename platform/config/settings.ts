import { z } from 'zod';

// @apollo/gateway reports its use unless this is set, and no operator of Rookery has agreed to that.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';

/** The settings of an environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The values of a declaration: `type GatewaySettings = ValuesOf<typeof GATEWAY_SETTINGS>`. */
export type ValuesOf<Declaration> =
  Declaration extends SettingsDeclaration<infer Values> ? Readonly<Values> : never;

/** Returns what is wrong with values that are well-formed by themselves, one line each. */
type Check<Values> = (values: Readonly<Values>) => string[];

/** Chooses defaults by the settings that are given. */
type Defaults = (given: Environment) => Environment;

interface Rules<Values> {
  readonly checks: ReadonlySet<Check<Values>>;
  readonly defaults: ReadonlySet<Defaults>;
}

/** Names that belong to Rookery: a setting with this prefix that is not declared is a mistake. */
const PREFIX = 'ROOKERY_';

/** Every mistake in the settings, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Settings as declared once beside what they configure: name, format and default. Declarations are merged with `and`. */
export class SettingsDeclaration<Values extends object> {
  readonly #shape: z.ZodRawShape;
  readonly #rules: Rules<Values>;

  /** For `declareSettings`, which knows the values of a shape. */
  constructor(shape: z.ZodRawShape, rules: Rules<Values> = { checks: new Set(), defaults: new Set() }) {
    this.#shape = shape;
    this.#rules = rules;
  }

  /** This and the other declaration together. */
  and<Other extends object>(other: SettingsDeclaration<Other>): SettingsDeclaration<Values & Other> {
    return new SettingsDeclaration<Values & Other>(
      { ...this.#shape, ...other.#shape },
      {
        checks: new Set<Check<Values & Other>>([...this.#rules.checks, ...other.#rules.checks]),
        defaults: new Set([...this.#rules.defaults, ...other.#rules.defaults]),
      },
    );
  }

  /** The same declaration with a rule that involves several settings. */
  check(check: Check<Values>): SettingsDeclaration<Values> {
    const { checks, defaults } = this.#rules;
    return new SettingsDeclaration(this.#shape, { checks: new Set([...checks, check]), defaults });
  }

  /** The same declaration with defaults that depend on other settings. */
  default(choose: Defaults): SettingsDeclaration<Values> {
    const { checks, defaults } = this.#rules;
    return new SettingsDeclaration(this.#shape, { checks, defaults: new Set([...defaults, choose]) });
  }

  /**
   * Reads the settings strictly. Malformed values, undeclared names with Rookery's prefix, missing values that `required`
   * names and contradictions are reported together, by a SettingsError. An empty value counts as none.
   */
  read(required: readonly (keyof Values & string)[] = [], env: Environment = process.env): Readonly<Values> {
    const given = Object.fromEntries(
      Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
    );
    const unknown = Object.keys(given).filter(
      (name) => name.startsWith(PREFIX) && !Object.hasOwn(this.#shape, name),
    );
    const missing = required.filter((name) => given[name] === undefined);
    const { checks, defaults } = this.#rules;
    const chosen = Object.assign({}, ...[...defaults].map((choose) => choose(given))) as Environment;
    const parsed = z.object(this.#shape).safeParse({ ...chosen, ...given });
    // The values of a shape, by the type that `declareSettings` has derived from it.
    const values = parsed.data as Values | undefined;
    const mistakes = [
      ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
      ...unknown.map((name) => `${name} is no setting of Rookery`),
      ...missing.map((name) => `${name} must be set`),
      ...(values ? [...checks].flatMap((check) => check(values)) : []),
    ];
    if (mistakes.length > 0 || !values) throw new SettingsError(mistakes.join('\n'));
    return Object.freeze(values);
  }
}

/** The environment of the process, with settings that come from elsewhere, such as from arguments, in its place. */
export function environmentWith(given: Environment): Environment {
  return { ...process.env, ...given };
}

/** Declares settings by their formats. */
export function declareSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
): SettingsDeclaration<z.infer<z.ZodObject<Shape>>> {
  return new SettingsDeclaration(shape);
}
