import { afterAll, afterEach } from 'vitest';
import { expectNoDifference } from './differences.js';

afterEach(expectNoDifference);
// What happened after the last test counts, too.
afterAll(expectNoDifference);
