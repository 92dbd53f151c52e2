import { jest } from '@jest/globals';

// Servers start, stop and recover in seconds, and on a busy machine in many; so does a process that only reckons.
jest.setTimeout(120_000);
