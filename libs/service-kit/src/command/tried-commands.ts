import { Inject, Injectable } from '@nestjs/common';
import { findCommand, readStreams } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import { orProblem, problem, ProblemError } from '../http/problem.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { APPEND_POOL } from '../runtime/database.js';
import type { Act } from './act.js';
import type { CommandContext } from './command-context.js';
import { type CommandAnswer, positionOf } from './command-runner.js';

/** Why an act would not be carried out. */
type Refusal<Rejection> = Readonly<{ rejection: Rejection }> | Readonly<{ problem: ProblemError }>;

/** Looks at commands without carrying them out: what they would be answered, and what they were. */
@Injectable()
export class TriedCommands {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * What each of some acts would be answered by itself, upon what is there: nothing is appended. In the order of the acts, each of
   * which is on a stream of its own.
   * @throws {ProblemError} what passes by itself.
   */
  async all<Rejection>(
    tenant: string,
    context: CommandContext,
    acts: readonly Act<Rejection>[],
  ): Promise<readonly (Refusal<Rejection> | undefined)[]> {
    const place = { tenant, context, at: await this.clock.now() };
    const stored = await readStreams(
      this.pool,
      tenant,
      acts.map(({ stream }) => stream),
    );
    const answers: (Refusal<Rejection> | undefined)[] = [];
    for (const [index, act] of acts.entries()) {
      const outcome = await orProblem(async () => {
        const prepared = await act.prepare(stored[index] ?? [], place);
        if (prepared.isStale) throw problem('version-conflict', { id: act.id });
        return prepared.decide();
      });
      if (outcome instanceof ProblemError) answers.push({ problem: outcome });
      else answers.push('rejection' in outcome ? outcome : undefined);
    }
    return answers;
  }

  /** What a command was answered that was carried out before; undefined for a new one. @throws {ProblemError} `idempotency-key-reused`. */
  async before(tenant: string, context: CommandContext): Promise<CommandAnswer | undefined> {
    const found = await findCommand(this.pool, { ...context, tenant });
    if (!found) return undefined;
    if (found.outcome === 'other-body') throw problem('idempotency-key-reused');
    const newest = new Map(found.events.map(({ stream, version }) => [stream, version]));
    const streams = [...newest].map(([stream, version]) => {
      return { id: stream.slice(stream.indexOf('/') + 1), stream, version };
    });
    return { streams, ...positionOf(found.events) };
  }
}
