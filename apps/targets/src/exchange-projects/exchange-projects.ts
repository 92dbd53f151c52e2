import { Injectable } from '@nestjs/common';
import type { ExchangeFlaw } from '@wenxiao/exchange';
import {
  asOfTable,
  byColumns,
  type CommandAnswer,
  CommandRunner,
  type ImportPreview,
  Imports,
  inOrder,
  isOfRows,
  type PersonsCommand,
  type ProblemError,
  type ReadTable,
  type TableFlaw,
  tableHasErrors,
  type TableTaken,
  tableTaken,
} from '@wenxiao/service-kit';
import { LineActs, ofBudgetDesk, onLine } from '../budget-line/acting-on-a-line.js';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { FromTable } from '../subject/from-table.js';
import { fileOf, importerOf, type Row } from './planned-rows.js';
import type { Lookups } from '../subject/lookups.js';
import { asRegistered } from '../subject/registering.js';
import { subject as subjects } from '../subject/subject.aggregate.js';
import { SubjectImport } from '../subject/subject-import.js';
import { askedAbout, controlFrom, describedBeside, moneyBeside, type ProjectDifference } from './projects-compared.js';
import { differenceActs, ofDifference } from './difference-acts.js';
import { type KnownProject, KnownProjects } from './known-projects.js';
import { registeredBy, registrationOf } from './project-registration.js';
import { type ForeignProject, projectsInRows } from './projects-in-rows.js';

/** What a table of projects comes to: nothing is written. */
export type ProjectsPreview = Readonly<{
  rows: number;
  projects: number;
  /** Projects that would be registered, whose control number becomes another, that are alike, and that differ in what a person decides. */
  new: number;
  changed: number;
  unchanged: number;
  differing: number;
  /** Rows, and projects, that are not as required. */
  refused: number;
  flaws: readonly TableFlaw[];
  differences: readonly ProjectDifference[];
  /** Units of projects that nobody knows here: they may come with the same batch. */
  unknownUnits: readonly Readonly<{ line: number; code: string }>[];
  /** Codes of those that would be registered, be it once their unit is: targets of the same batch may be theirs. */
  codes: readonly string[];
}>;

/** Who brings it, by which batch and mapping, and what of it was asked about and is right. */
type How = Readonly<{ context: PersonsCommand; isConfirmed: boolean; from: FromTable }>;
type Around = Pick<How, 'context' | 'from'> & Readonly<{ tenant: string; lookups: Lookups; today: string }>;
type Planned = Readonly<{
  rows: readonly Row[];
  counts: Omit<ProjectsPreview, 'flaws' | 'refused' | 'rows' | 'new' | 'changed' | 'unknownUnits' | 'codes'>;
  /** The lines of those that are registered, and of those whose control number becomes another. */
  fresh: ReadonlyMap<number, ForeignProject>;
  changed: readonly number[];
  flaws: readonly ExchangeFlaw[];
  unfit: number;
}>;

/** Registers the projects of another system's table, and issues their control numbers, as single acts would. */
@Injectable()
export class ExchangeProjects {
  constructor(
    private readonly imports: Imports,
    private readonly importer: SubjectImport,
    private readonly known: KnownProjects,
    private readonly lines: LineActs,
    private readonly commands: CommandRunner,
  ) {}

  async preview(tenant: string, table: ReadTable, how: How): Promise<ProjectsPreview> {
    const planned = await this.plan(tenant, table, how);
    return this.previewOf(tenant, table, planned, how.context);
  }

  /**
   * Takes what is new or has another control number, and notes what differs from what was decided, once under its key.
   * @param how `skip`: although other rows are not as required; `isConfirmed`: amounts that were asked about are right
   * @throws {ProblemError} `exchange-has-errors`, with every flaw: nothing is taken then.
   */
  async take(tenant: string, table: ReadTable, how: How & Readonly<{ skip: boolean }>): Promise<TableTaken> {
    const before = await this.imports.takenBefore(tenant, how.context, table.hash);
    if (before) return this.taken(tenant, before, table);
    const planned = await this.plan(tenant, table, how);
    if (planned.unfit > 0 && !how.skip) throw await this.refused(tenant, table, planned, how.context);
    if (planned.rows.length === 0) return this.taken(tenant, { streams: [] }, table);
    try {
      const file = fileOf(planned.rows, table.hash);
      return await this.taken(
        tenant,
        await this.imports.take(tenant, importerOf(planned.rows, subjects.category), file, how),
        table,
      );
    } catch (error) {
      // Who has no right here is told that, and nothing of their rows.
      if (!isOfRows(error)) throw error;
      // What somebody else has registered since it was looked at is no longer new.
      const anew = await this.plan(tenant, table, how);
      if (anew.fresh.size < planned.fresh.size) return this.take(tenant, table, how);
      throw await this.refused(tenant, table, planned, how.context);
    }
  }

  /** Alike whether it was taken now or before: what a stream says of a difference is counted apart. */
  private async taken(tenant: string, answer: CommandAnswer, { rows }: ReadTable): Promise<TableTaken> {
    const idsOf = (category: string) =>
      answer.streams.filter(({ stream }) => stream.startsWith(`${category}/`)).map(({ id }) => id);
    const written = [
      ...(await this.commands.loadAll(subjects, tenant, idsOf(subjects.category))),
      ...(await this.commands.loadAll(budgetLine, tenant, idsOf(budgetLine.category))),
    ].flatMap(({ events }) => events);
    const versions = new Map(answer.streams.map(({ stream, version }) => [stream, version]));
    const noted = written.filter(({ stream, version, type }) => versions.get(stream) === version && ofDifference(type));
    return tableTaken(answer, {
      rows: rows.length,
      made: subjects.category,
      changed: budgetLine.category,
      noted: new Set(noted.map(({ stream }) => stream)),
    });
  }

  private async refused(
    tenant: string,
    table: ReadTable,
    planned: Planned,
    context: PersonsCommand,
  ): Promise<ProblemError> {
    const { refused, flaws } = await this.previewOf(tenant, table, planned, context);
    return tableHasErrors(refused, flaws);
  }

  private async previewOf(
    tenant: string,
    table: ReadTable,
    { rows, counts, fresh, changed, flaws, unfit }: Planned,
    context: PersonsCommand,
  ): Promise<ProjectsPreview> {
    const none = { ready: 0, wrong: 0, rows: 0, errors: [] };
    const found: ImportPreview =
      rows.length > 0
        ? await this.imports.preview(tenant, importerOf(rows, subjects.category), fileOf(rows, table.hash), context)
        : none;
    const wrong = new Set(found.errors.map(({ line }) => line));
    const waiting = found.errors.flatMap(({ line, code, field }) => {
      const unit = code === 'unknown-organisation' && field === 'unit' ? fresh.get(line)?.unit : undefined;
      return unit === undefined ? [] : [{ line, code: unit }];
    });
    const waits = new Set(waiting.map(({ line }) => line));
    const right = (lines: readonly number[]) => lines.filter((line) => !wrong.has(line)).length;
    return {
      rows: table.rows.length,
      ...counts,
      new: right([...fresh.keys()]),
      changed: right(changed),
      refused: unfit + found.wrong,
      unknownUnits: waiting,
      codes: [...fresh].flatMap(([line, { code }]) => (!wrong.has(line) || waits.has(line) ? [code] : [])),
      flaws: inOrder([...byColumns(flaws, table), ...asOfTable(found.errors, table, registeredBy)]),
    };
  }

  private async plan(tenant: string, table: ReadTable, { context, isConfirmed, from }: How): Promise<Planned> {
    const { projects, flaws: ofRows, wrong } = projectsInRows(table.rows);
    const lookups = this.lines.subjects.lookups();
    const around = { tenant, context, from, lookups, today: await lookups.today() };
    const known = await this.known.of(tenant, projects, context);
    const asked = projects.flatMap((each) => {
      const of = known.get(each.code.toLowerCase());
      return isConfirmed || !of ? [] : askedAbout(each, of.here);
    });
    const withheld = new Set(asked.map(({ line }) => line));
    const taken = projects.filter(({ line }) => !withheld.has(line));
    const fresh = taken.filter(({ code, isDeleted }) => !known.has(code.toLowerCase()) && !isDeleted);
    const rows = [...(await this.registered(fresh, around))];
    const differences: ProjectDifference[] = [];
    const changed: number[] = [];
    let [unchanged, differing] = [0, 0];
    for (const project of taken) {
      const of = known.get(project.code.toLowerCase());
      if (!of) {
        unchanged += project.isDeleted ? 1 : 0;
        continue;
      }
      const money = moneyBeside(project, of.here, around.today);
      const found = [...describedBeside(project, of.here), ...money.differences];
      differences.push(...found);
      differing += found.length > 0 ? 1 : 0;
      unchanged += found.length === 0 && money.years.length === 0 ? 1 : 0;
      if (money.years.length > 0) changed.push(project.line);
      const acts = knownActs(this.lines, project, of, { ...around, years: money.years });
      if (acts.length > 0) rows.push({ line: project.line, flaws: [], acts });
    }
    return {
      rows,
      counts: { projects: projects.length, unchanged, differing, differences },
      fresh: new Map(fresh.map((each) => [each.line, each])),
      changed,
      flaws: [...table.flaws, ...ofRows, ...asked],
      unfit: table.flaws.length + wrong + withheld.size,
    };
  }

  /** New projects, each with the control numbers that it has there. */
  private async registered(fresh: readonly ForeignProject[], around: Around): Promise<readonly Row[]> {
    if (fresh.length === 0) return [];
    const planned = await this.importer.plan(around.tenant, fresh.map(registrationOf), around.context);
    return planned.map(({ line, flaws, acts, registers }, at) => {
      const project = fresh[at];
      if (!registers || !project) return { line, flaws, acts };
      const subject = { id: registers.id, subject: asRegistered(registers.registration) };
      const years = [...project.money.keys()];
      return { line, flaws, acts: [...acts, ...controlActs(this.lines, project, subject, years, around)] };
    });
  }
}

/** What a table says of a project that is here: control numbers that became others, and what differs from what was decided. */
const knownActs = (
  lines: LineActs,
  project: ForeignProject,
  known: KnownProject,
  { years, ...around }: Around & Readonly<{ years: readonly number[] }>,
): Row['acts'] => [
  ...controlActs(lines, project, known.at, years, around),
  ...differenceActs(lines, project, known, around),
];

/** The control numbers of some years, by the budget desk. */
const controlActs = (
  lines: LineActs,
  { money }: ForeignProject,
  { id, subject, fact }: Pick<Parameters<typeof onLine>[1], 'id' | 'subject' | 'fact'>,
  years: readonly number[],
  { context, lookups, today }: Around,
): Row['acts'] =>
  years.map((year) => {
    const data = { amounts: money.get(year) ?? [], from: controlFrom(year, today) };
    return onLine(lines, { id, subject, ...(fact && { fact }), lookups }, year, context, {
      act: 'control',
      from: data.from,
      desks: ofBudgetDesk,
      expectedVersion: 'current',
      command: () => ({ type: 'issue-control-number', data }),
    });
  });
