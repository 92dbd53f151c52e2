import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import { APPEND_POOL, ProblemError } from '@wenxiao/service-kit';
import type { Pool } from 'pg';

const busy = {
  status: 503,
  retry: true,
  zh: '另一单位正在调整上级，请稍后重试。',
  en: 'Another organisation is being moved at this moment. Try again.',
} as const;

/** Moves within the tree, one at a time over all instances: each sees where the others have put what it rests on. */
@Injectable()
export class TreeMoves {
  constructor(@Inject(APPEND_POOL) private readonly pool: Pool) {}

  /** @throws {ProblemError} `tree-is-moving` where another move is under way: it is not waited for, since waiting would hold a connection. */
  async oneAtATime<Result>(move: () => Promise<Result>): Promise<Result> {
    return inTransaction(this.pool, async (tx) => {
      const { rows } = await tx.query<{ ours: boolean }>(
        `select pg_try_advisory_xact_lock(hashtext('wenxiao tree moves')) as ours`,
      );
      if (!rows[0]?.ours) throw new ProblemError('tree-is-moving', busy);
      return move();
    });
  }
}
