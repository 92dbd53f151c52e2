import { Inject, Injectable } from '@nestjs/common';
import { isUuid, type MoneyPart } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { budgets, subjects } from '../copies.js';
import { monitoringId } from '../monitoring/monitoring.place.js';
import type { ReadRow, RowFlaw } from './feed-row.js';

/** The line that a row means, and the part of its money, whole. */
export type MeantLine = Readonly<{ subject: string; year: number; unit: string; part: MoneyPart }>;

type Subject = Readonly<{ key: string; unit: string; code: string | null }>;
type Budget = NonNullable<(typeof budgets)['data']>;

/** Finds what rows mean, by this service's copies: as many rows at a time as are read at a time. */
@Injectable()
export class KnownLines {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** In the order of the rows. */
  async of(tenant: string, rows: readonly ReadRow[]): Promise<readonly (MeantLine | RowFlaw)[]> {
    const lines = [...new Set(rows.map(({ line }) => (isUuid(line.toLowerCase()) ? line.toLowerCase() : line)))];
    const found = await this.subjectsCalled(tenant, lines);
    const unknown = lines.filter((line) => isUuid(line) && !found.has(line));
    const [elsewhere, told] = await Promise.all([
      this.elsewhere(tenant, unknown),
      this.budgetsOf(
        tenant,
        rows.flatMap(({ line, year }) => {
          const subject = found.get(nameOf(line));
          return subject ? [monitoringId({ subject: subject.key, year })] : [];
        }),
      ),
    ]);
    return rows.map((row) => {
      const subject = found.get(nameOf(row.line));
      if (!subject) return elsewhere.has(nameOf(row.line)) ? 'line-of-another-county' : 'unknown-line';
      const budget = told.get(monitoringId({ subject: subject.key, year: row.year }));
      if (budget?.approvedFrom === undefined) return 'line-not-approved';
      const part = partMeant(row.part, budget);
      return typeof part === 'string' ? part : { subject: subject.key, year: row.year, unit: subject.unit, part };
    });
  }

  private async subjectsCalled(tenant: string, lines: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
    const ids = lines.filter((line) => isUuid(line));
    const codes = lines.filter((line) => !isUuid(line));
    const { rows } = await this.db.query<Subject>(
      `select key, data->>'unit' as unit, null as code from copies.facts where copy = $1 and tenant = $2 and key = any ($3)
       union all
       select key, data->>'unit', data->>'officialCode' from copies.facts
        where copy = $1 and tenant = $2 and data->>'officialCode' = any ($4) and cardinality($4::text[]) > 0`,
      [subjects.name, tenant, ids, codes],
    );
    return new Map(rows.map((row) => [row.code ?? row.key, row]));
  }

  /** Which of them another jurisdiction has. */
  private async elsewhere(tenant: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await this.db.query<{ key: string }>(
      'select key from copies.facts where copy = $1 and tenant <> $2 and key = any ($3)',
      [subjects.name, tenant, ids],
    );
    return new Set(rows.map(({ key }) => key));
  }

  private async budgetsOf(tenant: string, keys: readonly string[]): Promise<ReadonlyMap<string, Budget>> {
    const { rows } = await this.db.query<{ key: string; data: Budget }>(
      'select key, data from copies.facts where copy = $1 and tenant = $2 and key = any ($3)',
      [budgets.name, tenant, [...new Set(keys)]],
    );
    return new Map(rows.map(({ key, data }) => [key, data]));
  }
}

const nameOf = (line: string): string => (isUuid(line.toLowerCase()) ? line.toLowerCase() : line);

/** The one part that a line has of what is named: level and document need not be where there is no other. */
function partMeant(asked: ReadRow['part'], { parts }: Budget): MoneyPart | RowFlaw {
  const meant = new Map<string, MoneyPart>();
  for (const { fund, source, level, document } of parts) {
    const isIt = fund === asked.fund && source === asked.source && [undefined, level].includes(asked.level);
    if (!isIt || ![undefined, document].includes(asked.document)) continue;
    const part = { fund, source, ...(level !== undefined && { level }), ...(document !== undefined && { document }) };
    meant.set(JSON.stringify(part), part);
  }
  const [part, ...others] = meant.values();
  if (!part) return 'unknown-part';
  return others.length > 0 ? 'part-ambiguous' : part;
}
