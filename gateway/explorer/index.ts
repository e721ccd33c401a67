export { withComment, type Example } from './example.js';
export { graphiqlPages } from './graphiql.js';
export { sandboxPage } from './sandbox.js';
