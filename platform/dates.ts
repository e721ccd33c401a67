export { DateTimeISOResolver as DateTime } from 'graphql-scalars';
