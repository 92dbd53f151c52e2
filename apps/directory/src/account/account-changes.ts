import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { findCommand, inTransaction, type Queryable } from '@wenxiao/event-store';
import { act, APPEND_POOL, type CommandContext, CommandRunner, problem } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { Wrapping } from '../person-keys/wrapping.js';
import { refusalOf } from '../refusals.js';
import { account } from './account.aggregate.js';
import type { AccountCommand } from './account.decider.js';

export type AccountAnswer = Readonly<{ personId: string; version: number }>;

/** What happens to an account, without who and when. */
export type AccountChange = Pick<AccountCommand, 'type' | 'data'>;

const triesMax = 3;
/** Who was faster: a stream that moved on, a deadlock, the order of transactions. */
export const movedOn: ReadonlySet<unknown> = new Set(['40001', '40P01', 'WX002']);

/** Records what happens to an account together with the rows that it changes: names and secrets stand beside the events. */
@Injectable()
export class AccountChanges {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly commands: CommandRunner,
    private readonly wrapping: Wrapping,
  ) {}

  /**
   * @param said what the command says, passwords aside: a fast hash of a password would give it away
   * @param rows changes what stands beside the event, in its transaction; not called for a command that was carried out before
   * @param repeated called for one instead
   * @throws {ProblemError} `version-conflict`, `idempotency-key-reused`, and the decider's refusals.
   */
  async record(
    tenant: string,
    change: AccountChange,
    context: CommandContext,
    said: readonly unknown[],
    rows: (tx: Queryable) => Promise<unknown>,
    repeated: () => Promise<unknown> = async () => undefined,
  ): Promise<AccountAnswer> {
    // What is said here are names: who was erased is not to be found by trying which of them has the hash.
    const command = { ...context, commandHash: this.wrapping.keyedHash(hashOf(said)) };
    for (let tries = 1; ; tries += 1) {
      try {
        return await inTransaction(this.pool, (tx) => this.recordIn(tx, tenant, change, command, { rows, repeated }));
      } catch (error) {
        // The stream moved on between reading and appending: decide again, by what stands there now.
        if (!movedOn.has((error as { code?: unknown }).code) || tries === triesMax) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20 * tries));
      }
    }
  }

  private async recordIn(
    tx: Queryable,
    tenant: string,
    change: AccountChange,
    context: CommandContext,
    { rows, repeated }: Readonly<{ rows: (tx: Queryable) => Promise<unknown>; repeated: () => Promise<unknown> }>,
  ): Promise<AccountAnswer> {
    const { personId } = change.data;
    const { commandId, commandHash } = context;
    const before = await findCommand(tx, { tenant, commandId, commandHash });
    if (before?.outcome === 'other-body') throw problem('idempotency-key-reused');
    if (before) {
      await repeated();
      return { personId, version: Math.max(...before.events.map(({ version }) => version)) };
    }
    const outcome = await this.commands.runIn(tx, { tenant, context }, [
      act(account)({
        id: personId,
        expectedVersion: change.type === 'open' ? 0 : (context.expectedVersion ?? 'current'),
        given: (_, at) => ({
          command: { ...change, at, by: context.actor } as AccountCommand,
          inForce: { rules: undefined },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await rows(tx);
    const version = outcome.streams[0]?.version ?? 0;
    await tx.query(`update directory.people set version = $2 where id = $1`, [personId, version]);
    return { personId, version };
  }
}

/** What a person does to their own account, in their own name. @param commandId of a command that may be sent again. */
export function ownCommand(personId: string, commandId: string = randomUUID()): CommandContext {
  return {
    commandId,
    commandHash: '',
    actor: { id: personId, as: 'assignment', desk: 'account-holder' },
    correlationId: randomBytes(16).toString('hex'),
    expectedVersion: undefined,
    admission: undefined,
  };
}

export function hashOf(said: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
