export { EXAMPLES, withComment, type Example } from './examples.js';
export { graphiqlPages } from './graphiql.js';
export { sandboxPage } from './sandbox.js';
