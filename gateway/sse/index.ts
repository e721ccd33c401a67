export { graphqlOverSse, type SseOptions } from './graphql.js';
