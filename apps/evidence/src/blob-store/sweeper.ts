import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '@wenxiao/service-kit';
import type { Logger } from 'pino';
import { Arrivals } from './arrival.js';
import { BLOB_STORE, type BlobStore } from './blob-store.js';
import { KeptBlobs } from './kept-blobs.js';

/** How long bytes may be nobody’s: whoever handed them in was cut off, or refused, and comes again or does not. */
const orphanHours = 24;
const sweepMilliseconds = 60 * 60 * 1000;

/** Takes away what is nobody’s: files that never came whole, and bytes that no file has. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    private readonly arrivals: Arrivals,
    private readonly kept: KeptBlobs,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const again = () => {
      this.sweeping = this.sweep(hoursAgo(orphanHours)).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'files could not be swept'),
      );
    };
    this.timer = setInterval(again, sweepMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** What was touched since is left alone. */
  async sweep(before: Date): Promise<void> {
    await this.arrivals.discardBefore(before);
    for await (const name of this.blobs.untouchedSince(before)) {
      if (this.ended) return;
      if ((await this.kept.has(name)) || (await this.kept.hasInHistory(name))) continue;
      await this.blobs.remove(name, before);
      this.logger.info(name, 'bytes that no file has were taken away');
    }
  }
}

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 60 * 60 * 1000);
