import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import { APPEND_POOL, type HealthPart, type HealthReport, LOGGER } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { HISTORIES } from '../config.js';
import type { HistoryFeed } from '@wenxiao/messaging';
import type { Histories } from '../history/histories.js';
import { takeNext } from '../trail/follow.js';
import { divergencesIn, watermarksOf } from '../trail/questions.js';
import { refreshSubjects } from '../trail/subject-index.js';
import { heldProgress } from '../trail/take.js';
import { trailSchema } from '../trail/trail-database.js';

/** How long a feed that is at its end rests, and the longest rest after a failure. */
const restMilliseconds = 500;
/** What is written while older transactions still run can be read one after the other, and is taken together. */
const togetherMilliseconds = 100;
const restMillisecondsMax = 30_000;

/** Keeps the trail in step with every store while the service runs. */
@Injectable()
export class TrailFollower implements OnApplicationBootstrap, OnModuleDestroy, HealthPart {
  private readonly stopping = new AbortController();
  /** How often in a row each store could not be followed. */
  private readonly failures = new Map<string, number>();
  private running: Promise<unknown> | undefined;

  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    @Inject(HISTORIES) private readonly histories: Histories,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Every store is known from the start: an instant is closed only when it is in each of them.
    for (const { store } of this.histories.feeds) {
      await inTransaction(this.pool, (sql) => heldProgress({ sql, schema: trailSchema }, store));
    }
    await refreshSubjects(this.pool, trailSchema);
    this.running = Promise.all(this.histories.feeds.map((feed) => this.follow(feed)));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.histories.close();
  }

  private async follow(feed: HistoryFeed): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        const { atEnd, more, diverged } = await takeNext(this.pool, trailSchema, feed);
        this.failures.delete(feed.store);
        for (const event of diverged)
          this.logger.error({ event }, 'history diverged: a store delivered other bytes than before');
        if (!more) await this.rest(atEnd ? restMilliseconds : togetherMilliseconds);
      } catch (error) {
        const failures = (this.failures.get(feed.store) ?? 0) + 1;
        this.failures.set(feed.store, failures);
        this.logger.error({ store: feed.store, failures, err: error }, 'the trail cannot follow a store');
        await this.rest(Math.min(restMilliseconds * 2 ** failures, restMillisecondsMax));
      }
    }
  }

  /** What it holds can be asked whatever it follows. An alarm, and a store that is not followed, are for a person to look at. */
  async healthReport(): Promise<HealthReport> {
    const name = 'trail';
    const trail = { sql: this.pool, schema: trailSchema };
    const [watermarks, divergences] = await Promise.all([watermarksOf(trail), divergencesIn(trail)]);
    const unfollowed = [...this.failures.keys()].sort();
    const reasons = [
      divergences > 0 && `历史分叉 ${divergences} 处，须查明 / history diverged: see wenxiao audit verify`,
      unfollowed.length > 0 && `暂未跟上 / not followed for the time being: ${unfollowed.join(', ')}`,
    ].filter((reason) => reason !== false);
    const figures = { watermarks, divergences, unfollowed };
    return { name, figures, ...(reasons.length > 0 && { reason: reasons.join('; ') }) };
  }

  private async rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
