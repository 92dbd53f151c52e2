import type { Queryable } from '@wenxiao/event-store';
import { type ImportRow, listed, type NamedOrganisations, type Organisation, RowFlaw } from '@wenxiao/service-kit';
import type { Description } from './subject.commands.js';
import type { SubjectColumn } from './subject-sheet.js';

type Predecessor = Description['predecessors'][number];

/** Behind this sign stands where somebody named is, or with which share. */
const sign = /[@＠]/;

/** Subjects of a jurisdiction as people name them in files: by id, or by official code. */
export class NamedSubjects {
  private constructor(private readonly ids: ReadonlyMap<string, string>) {}

  /** Those that rows name as what they are part of or go on with, read at once. */
  static async in(db: Queryable, tenant: string, rows: readonly ImportRow<SubjectColumn>[]): Promise<NamedSubjects> {
    const given = rows.flatMap(({ cells }) => [
      ...(cells.within === undefined ? [] : [cells.within]),
      ...listed(cells.predecessors),
    ]);
    const { rows: found } = await db.query<{ subject: string; code: string | null }>(
      `select subject, "officialCode" as code from targets_read.subjects_1
        where tenant = $1 and status <> 'withdrawn' and (subject = any ($2::text[]) or "officialCode" = any ($2::text[]))`,
      [tenant, given],
    );
    return new NamedSubjects(
      new Map(
        found.flatMap(({ subject: id, code }) => [[id, id] as const, ...(code === null ? [] : [[code, id] as const])]),
      ),
    );
  }

  called(given: string, column: SubjectColumn): string | RowFlaw {
    return (
      this.ids.get(given) ?? this.ids.get(given.toLowerCase()) ?? new RowFlaw('unknown-subject', column, { given })
    );
  }

  /** 前身对象: of the jurisdiction by id or code, of another one as `编号@区划编号`. */
  predecessors(cell: string | undefined, tenant: string): readonly (Predecessor | RowFlaw)[] {
    return listed(cell).map((each) => {
      const [called = '', ...at] = each.split(sign).map((part) => part.trim());
      if (at.length > 0) return { tenant: at.join('@').toLowerCase(), subject: called.toLowerCase() };
      const subject = this.called(called, 'predecessors');
      return subject instanceof RowFlaw ? subject : { tenant, subject };
    });
  }
}

/**
 * 实施单位, or 单位@份额 with the share in percent.
 * @param find an organisation by its id, whoever reaches it: others may carry a subject out.
 */
export async function implementersIn(
  cell: string | undefined,
  named: NamedOrganisations,
  find: (id: string) => Promise<Organisation | undefined>,
): Promise<readonly (Readonly<{ organisation: string; share?: string }> | RowFlaw)[]> {
  return Promise.all(
    listed(cell).map(async (each) => {
      const [called = '', ...shares] = each.split(sign).map((part) => part.trim());
      const reached = named.called(called, 'implementers');
      const found = reached instanceof RowFlaw ? ((await find(called.toLowerCase())) ?? reached) : reached;
      if (found instanceof RowFlaw) return found;
      return { organisation: found.id, ...(shares.length > 0 && { share: shares.join('@').replace(/[%％]$/, '') }) };
    }),
  );
}
