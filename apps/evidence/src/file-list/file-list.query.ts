import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import type { StandingToFiles } from '../evidence-file/file-access.js';

export const fileSorts = ['recorded', 'name', 'size'] as const;
type SortCode = (typeof fileSorts)[number];
type Total = 'kept' | 'erased';

const table = 'evidence_read.files_1';

const list: List<SortCode, Total> = {
  from: `${table} l`,
  columns: {
    object: 'l.object',
    file: 'l.file',
    version: 'l.version',
    organisation: 'l.organisation',
    name: 'l.name',
    format: 'l.format',
    size: 'l.size::integer',
    hash: 'l.hash',
    internal: 'l.internal',
    status: 'l.status',
    by: 'l.by',
    recordedAt: 'l."recordedAt"',
  },
  id: 'l.id',
  sorts: {
    recorded: { by: 'l."recordedAt"', type: 'timestamptz' },
    name: { by: 'l.name', type: 'text' },
    size: { by: 'l.size', type: 'bigint' },
  },
  totals: {
    kept: `count(*) filter (where l.status = 'kept')`,
    erased: `count(*) filter (where l.status = 'erased')`,
  },
};

type Asked = SortedPageQuery<SortCode> & Readonly<{ status?: 'kept' | 'erased' }>;

@Injectable()
export class FileList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The files of an object, as far as they are for whoever asks. */
  page(
    tenant: string,
    object: string,
    { admission, standing }: Readonly<{ admission: Admission; standing: StandingToFiles }>,
    { status, sort = 'recorded', ...which }: Asked,
  ): Promise<Page<object, Total>> {
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        ...only('l.object', object),
        ...only('l.status', status),
        ...(standing.bureau ? [] : [openOrOwn(admission)]),
      ],
      sort,
      ...which,
    });
  }
}

/** What is for the bureau alone is for whoever handed it in, too. */
const openOrOwn =
  ({ principal }: Admission): Where =>
  (bind) =>
    `(not l.internal or l.by = ${bind(principal.personId)})`;
