import { checkCollection } from '../storage/check.js';
import type { Command } from './command.js';
import { CommandError } from '../command-error.js';

/** Compares every index with its documents. */
export const validate: Command = {
  run(args, { store }) {
    const { ns } = args;
    const collection = store.find(ns);
    if (collection === undefined)
      throw new CommandError('NamespaceNotFound', `Collection '${ns}' does not exist to validate.`);
    const { documents, entries, errors } = checkCollection(store, collection);
    return {
      ns,
      nrecords: documents,
      nIndexes: collection.indexes.length + 1,
      keysPerIndex: entries,
      valid: errors.length === 0,
      errors,
    };
  },
};
