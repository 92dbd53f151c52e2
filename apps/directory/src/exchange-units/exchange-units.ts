import { Injectable } from '@nestjs/common';
import {
  asOfTable,
  type ImportFile,
  Imports,
  inOrder,
  isOfRows,
  Organisations,
  type PersonsCommand,
  type ReadTable,
  type TableFlaw,
  tableHasErrors,
  type TableTaken,
  tableTaken,
} from '@wenxiao/service-kit';
import { DirectoryActs } from '../desks/directory-acts.js';
import { organisation } from '../organisation/organisation.aggregate.js';
import { OrganisationImport } from '../organisation/organisation-import.js';
import type { OrganisationColumn } from '../organisation/organisation-sheet.js';
import { type UnitDifference, unitsCompared } from './units-compared.js';

/** What a table of units comes to: nothing is written. */
export type UnitsPreview = Readonly<{
  rows: number;
  /** Units that would be registered, that differ from what is here, and that are alike. */
  new: number;
  changed: number;
  unchanged: number;
  /** Rows that are not as required. */
  refused: number;
  /** Of the units that would be registered. */
  codes: readonly string[];
  flaws: readonly TableFlaw[];
  differences: readonly UnitDifference[];
}>;

type Read = Readonly<{
  file: ImportFile<OrganisationColumn>;
  preview: UnitsPreview;
  /** Rows that cannot be read, before anybody asks whether they can be registered. */
  unfit: number;
}>;

const elements = {
  name: 'AGENCY_NAME',
  code: 'AGENCY_CODE',
  parent: 'DEPT_CODE',
  kind: 'AGENCY_TYPE_CODE',
  shortName: 'AGENCY_ABBREVIATION',
} as const;

/** Registers the units of another system's table as single registrations would; what differs it tells, and changes nothing of it. */
@Injectable()
export class ExchangeUnits {
  constructor(
    private readonly imports: Imports,
    private readonly importer: OrganisationImport,
    private readonly organisations: Organisations,
    private readonly acts: DirectoryActs,
  ) {}

  async preview(tenant: string, table: ReadTable, context: PersonsCommand): Promise<UnitsPreview> {
    return (await this.read(tenant, table, context)).preview;
  }

  /**
   * Takes what is new, once under its key.
   * @param how `skip`: although other rows are not as required
   * @throws {ProblemError} `exchange-has-errors`, with every flaw: nothing is taken then.
   */
  async take(
    tenant: string,
    table: ReadTable,
    how: Readonly<{ context: PersonsCommand; skip: boolean }>,
  ): Promise<TableTaken> {
    const of = { rows: table.rows.length, made: organisation.category };
    const before = await this.imports.takenBefore(tenant, how.context, table.hash);
    if (before) return tableTaken(before, of);
    const { file, preview, unfit } = await this.read(tenant, table, how.context);
    if (unfit > 0 && !how.skip) throw tableHasErrors(preview.refused, preview.flaws);
    if (file.rows.length === 0) return tableTaken({ streams: [] }, of);
    try {
      return tableTaken(await this.imports.take(tenant, this.importer, file, how), of);
    } catch (error) {
      // Who has no right here is told that, and nothing of their rows.
      throw isOfRows(error) ? tableHasErrors(preview.refused, preview.flaws) : error;
    }
  }

  private async read(tenant: string, table: ReadTable, context: PersonsCommand): Promise<Read> {
    const { rows, flaws: unreadable, hash } = table;
    const admission = this.acts.admitted('administer', context.admission, tenant);
    const { fresh, ...compared } = unitsCompared(rows, await this.organisations.reachedIn(tenant, admission));
    const file = { rows: fresh, hash };
    const none = { ready: 0, wrong: 0, errors: [] };
    const found = fresh.length > 0 ? await this.imports.preview(tenant, this.importer, file, context) : none;
    const wrongLines = new Set(found.errors.map(({ line }) => line));
    const unfit = compared.wrong + unreadable.length;
    return {
      file,
      unfit,
      preview: {
        rows: rows.length,
        new: found.ready,
        changed: compared.changed,
        unchanged: compared.unchanged,
        refused: unfit + found.wrong,
        codes: fresh.flatMap(({ line, cells }) => (wrongLines.has(line) ? [] : (cells.code ?? []))),
        flaws: inOrder([...unreadable, ...compared.flaws, ...asOfTable(found.errors, table, elements)]),
        differences: compared.differences,
      },
    };
  }
}
