import { randomBytes } from 'node:crypto';
import type { CommandContext } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { hashOf } from '../account/account-changes.js';

/** Whoever sits at the machine: nobody can sign in. */
export const administration = { id: 'system:administration', as: 'system' } as const;

/** A command that is given at the machine, once. @param what it says, secrets aside */
export function offlineContext(what: unknown): CommandContext {
  return {
    commandId: v7(),
    commandHash: hashOf([what]),
    actor: administration,
    correlationId: randomBytes(16).toString('hex'),
    expectedVersion: undefined,
    admission: undefined,
  };
}
