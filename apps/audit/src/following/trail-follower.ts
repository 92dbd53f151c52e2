import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import { APPEND_POOL, LOGGER } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { HISTORIES } from '../config.js';
import type { HistoryFeed } from '@wenxiao/messaging';
import type { Histories } from '../history/histories.js';
import { takeNext } from '../trail/follow.js';
import { refreshSubjects } from '../trail/subject-index.js';
import { heldProgress } from '../trail/take.js';
import { trailSchema } from '../trail/trail-database.js';

/** How long a feed that is at its end rests, and the longest rest after a failure. */
const restMilliseconds = 500;
const restMillisecondsMax = 30_000;

/** Keeps the trail in step with every store while the service runs. */
@Injectable()
export class TrailFollower implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
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
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const { atEnd, diverged } = await takeNext(this.pool, trailSchema, feed);
        failures = 0;
        for (const event of diverged)
          this.logger.error({ event }, 'history diverged: a store delivered other bytes than before');
        if (atEnd) await this.rest(restMilliseconds);
      } catch (error) {
        failures += 1;
        this.logger.error({ store: feed.store, failures, err: error }, 'the trail cannot follow a store');
        await this.rest(Math.min(restMilliseconds * 2 ** failures, restMillisecondsMax));
      }
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
