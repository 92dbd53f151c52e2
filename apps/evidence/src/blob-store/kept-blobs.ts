import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import type { BlobName } from './blob-store.js';

const table = 'evidence_read.files_1';

/** Whether bytes are anybody’s: a file that is kept has them. */
@Injectable()
export class KeptBlobs {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async has({ tenant, hash }: BlobName): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from ${table} where tenant = $1 and hash = $2 and status = 'kept' limit 1`,
      [tenant, hash],
    );
    return rows.length > 0;
  }

  /**
   * As {@link has}, by history itself: a list that lags behind, or is being built anew, must not cost anybody their file. Of all files of
   * the tenant with these bytes, whether one was not erased.
   */
  async hasInHistory({ tenant, hash }: BlobName): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from event_store.events taken
        where taken.tenant = $1 and taken.type in ('file-taken', 'internal-file-taken') and taken.data::json->>'hash' = $2
          and not exists (select from event_store.events erased
                           where erased.tenant = taken.tenant and erased.stream = taken.stream
                             and erased.type in ('file-erased', 'internal-file-erased')) limit 1`,
      [tenant, hash],
    );
    return rows.length > 0;
  }
}
