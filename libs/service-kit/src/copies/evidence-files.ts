import { fileChanged } from '@wenxiao/contracts';
import { factCopy } from './fact-copy.js';

/** The files that acts may name: kept by every service whose acts do. */
export const evidenceFiles = factCopy(fileChanged, ['status', 'hash'], ['file']);
