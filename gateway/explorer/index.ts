export { withComment, type Example } from './example.js';
export type { ExplorerSession } from './explorer-session.js';
export { graphiqlPages } from './graphiql.js';
export { referencePage } from './reference.js';
export { sandboxPage } from './sandbox.js';
