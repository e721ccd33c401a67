import { introspectionFromSchema, type GraphQLSchema, type IntrospectionSchema } from 'graphql';
import { renderSchema } from 'graphql-markdown';
import { marked } from 'marked';
import {
  examplesOfFields,
  readExamples,
  type RootFieldExample,
} from '#testkit/operations/root-field-examples.js';

/** Renders the reference of the API schema as one HTML page without scripts. */
export async function renderReference(schema: GraphQLSchema): Promise<string> {
  const lines: string[] = [];
  const shown = examplesOfFields(schema, readExamples());
  renderSchema(
    { __schema: withExampleLinks(introspectionFromSchema(schema).__schema, shown) },
    { title: 'Rookery API', skipTableOfContents: false, printer: (line = '') => lines.push(line) },
  );
  const examples = readExamples().map(
    ({ type, field, text }) => `### ${type}.${field}\n\n\`\`\`graphql\n${text}\n\`\`\`\n`,
  );
  const markdown = [...lines, '## Examples', '', ...examples].join('\n');
  return page(withAnchors(await marked.parse(markdown)));
}

/** The descriptions of fields end with a link to the example that shows them. */
function withExampleLinks(
  schema: IntrospectionSchema,
  shown: ReadonlyMap<string, RootFieldExample>,
): IntrospectionSchema {
  const types = schema.types.map((type) => {
    if (type.kind !== 'OBJECT') return type;
    const fields = type.fields.map((field) => {
      const example = field.isDeprecated ? undefined : shown.get(`${type.name}.${field.name}`);
      if (!example) return field;
      const link = `[Example](#${example.type.toLowerCase()}-${example.field.toLowerCase()})`;
      return { ...field, description: [field.description, link].filter(Boolean).join('\n\n') };
    });
    return { ...type, fields };
  });
  return { ...schema, types };
}

/** Gives the headings the anchors that the links of the generator name. */
function withAnchors(html: string): string {
  return html.replace(/<h(\d)>([^<]+)<\/h\1>/g, (_, level: string, title: string) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\w]+/g, '-')
      .replace(/^-|-$/g, '');
    return `<h${level} id="${anchor}">${title}</h${level}>`;
  });
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rookery API</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1f2937; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #d1d5db; padding: 0.3rem 0.6rem; vertical-align: top; text-align: left; }
pre { background: #f3f4f6; padding: 1rem; overflow-x: auto; }
a { color: #1d4ed8; }
@media (prefers-color-scheme: dark) {
  body { color: #e5e7eb; background: #111827; }
  th, td { border-color: #374151; }
  pre { background: #1f2937; }
  a { color: #93c5fd; }
}
</style>
</head>
<body>
${body}</body>
</html>
`;
}
