import { Injectable } from '@nestjs/common';
import { flaw } from '@wenxiao/exchange';
import {
  asOfTable,
  byColumns,
  type CommandAnswer,
  CommandRunner,
  Imports,
  inOrder,
  isOfRows,
  Organisations,
  type PersonsCommand,
  problem,
  type ReadTable,
  type TableFlaw,
  tableHasErrors,
  type TableTaken,
  tableTaken,
} from '@wenxiao/service-kit';
import { officialCode } from '../official-code/official-code.aggregate.js';
import { examinedClasses } from '../performance-target/declared-classes.js';
import { onOtherTarget } from '../performance-target/on-other-target.js';
import { noteOtherTarget } from '../performance-target/other-target.js';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import type { ReviseTargetDto } from '../performance-target/performance-target.dto.js';
import { noTarget, type TargetState } from '../performance-target/performance-target.state.js';
import { TargetActs, type TargetPlace } from '../performance-target/target-acts.js';
import { Targets } from '../performance-target/targets.js';
import { codeId, lastDayOf, targetId } from '../stream-names.js';
import { desksOfTables } from '../subject/desks.js';
import type { FromTable } from '../subject/from-table.js';
import { fileOf, importerOf, type Row } from '../exchange-projects/planned-rows.js';
import { subject as subjects } from '../subject/subject.aggregate.js';
import { type SubjectAtHand, Subjects } from '../subject/subjects.js';
import { type Compared, compared, onlyIn, withCodes } from './targets-compared.js';
import { type ForeignTarget, type TargetsFlaw, targetsInRows } from './targets-in-rows.js';

/** What two tables of targets and indicators come to: nothing is written. */
export type TargetsPreview = Readonly<
  Record<Compared, number> & {
    rows: number;
    targets: number;
    refused: number;
    flaws: readonly TargetsFlaw<TableFlaw>[];
    differences: readonly Difference[];
    /** Projects that nobody knows here: they may come with the same batch. */
    unknownProjects: readonly Readonly<{ line: number; code: string }>[];
  }
>;
type Difference = Readonly<{
  line: number;
  code: string;
  subject: string;
  what: 'target';
  year: number;
  there: string;
  here: string;
}>;
export type TwoTables = readonly [targets: ReadTable, indicators: ReadTable];
type How = Readonly<{ context: PersonsCommand; from: FromTable }>;
type Planned = Omit<TargetsPreview, 'refused' | 'rows'> & Readonly<{ planned: readonly Row[]; unfit: number }>;

/** Prepares targets with their indicators as another system has them; whoever submits targets looks at them, and submits them with the money. */
@Injectable()
export class ExchangeTargets {
  constructor(
    private readonly imports: Imports,
    private readonly organisations: Organisations,
    private readonly subjects: Subjects,
    private readonly acts: TargetActs,
    private readonly targets: Targets,
    private readonly commands: CommandRunner,
  ) {}

  async preview(tenant: string, tables: TwoTables, how: How): Promise<TargetsPreview> {
    const { planned, unfit, ...found } = await this.plan(tenant, tables, how);
    const tried =
      planned.length > 0
        ? await this.imports.preview(
            tenant,
            importerOf(planned, performanceTarget.category),
            fileOf(planned, hashOf(tables)),
            how.context,
          )
        : { wrong: 0, errors: [] };
    const errors = asOfTable(tried.errors, tables[0], {}).map((each) => ({ ...each, table: 'targets' as const }));
    return {
      rows: tables[0].rows.length + tables[1].rows.length,
      ...found,
      refused: unfit + tried.wrong,
      flaws: inOrder([...found.flaws, ...errors]) as TargetsPreview['flaws'],
    };
  }

  /**
   * Takes what is new or became another there, once under its key.
   * @throws {ProblemError} `exchange-has-errors`, with every flaw: nothing is taken then.
   */
  async take(tenant: string, tables: TwoTables, how: How & Readonly<{ skip: boolean }>): Promise<TableTaken> {
    const hash = hashOf(tables);
    const before = await this.imports.takenBefore(tenant, how.context, hash);
    if (before) return this.taken(tenant, before, tables);
    const { planned, unfit, ...found } = await this.plan(tenant, tables, how);
    // Of tables in which nothing is theirs, people are told what they are told of a single one.
    if (found.targets > 0 && found.unknownProjects.length === found.targets)
      throw problem('not-found', { rejected: found.flaws });
    if (unfit > 0 && !how.skip) throw await this.refused(tenant, tables, how);
    if (planned.length === 0) return this.taken(tenant, { streams: [] }, tables);
    try {
      const file = fileOf(planned, hashOf(tables));
      return await this.taken(
        tenant,
        await this.imports.take(tenant, importerOf(planned, performanceTarget.category), file, how),
        tables,
      );
    } catch (error) {
      // Who has no right here is told that, and nothing of their rows.
      throw isOfRows(error) ? await this.refused(tenant, tables, how) : error;
    }
  }

  private async refused(tenant: string, tables: TwoTables, how: How) {
    const { refused, flaws } = await this.preview(tenant, tables, how);
    return tableHasErrors(refused, flaws);
  }

  /** Alike whether it was taken now or before: what a target says of a difference is counted apart. */
  private async taken(tenant: string, answer: CommandAnswer, [targets, indicators]: TwoTables): Promise<TableTaken> {
    const loaded = await this.commands.loadAll(
      performanceTarget,
      tenant,
      answer.streams.map(({ id }) => id),
    );
    const versions = new Map(answer.streams.map(({ stream, version }) => [stream, version]));
    const noted = loaded
      .flatMap(({ events }) => events)
      .filter(({ stream, version, type }) => versions.get(stream) === version && type.startsWith('other-target-'));
    return tableTaken(answer, {
      rows: targets.rows.length + indicators.rows.length,
      made: performanceTarget.category,
      noted: new Set(noted.map(({ stream }) => stream)),
    });
  }

  private async plan(tenant: string, [ofTargets, ofIndicators]: TwoTables, how: How): Promise<Planned> {
    const { targets, flaws: ofRows, wrong } = targetsInRows(ofTargets.rows, ofIndicators.rows);
    const lookups = this.subjects.lookups();
    const today = await lookups.today();
    const known = await this.known(tenant, targets, how.context);
    const counts: Record<Compared, number> = { new: 0, changed: 0, unchanged: 0, differing: 0 };
    const flaws: TargetsFlaw[] = [...ofRows];
    const differences: Difference[] = [];
    const planned: Row[] = [];
    const unknown: TargetsPreview['unknownProjects'][number][] = [];
    for (const target of targets) {
      const { line, code, year } = target;
      const of = known.get(code.toLowerCase());
      const at = { line, table: 'targets' as const };
      if (!of) {
        unknown.push({ line, code });
        flaws.push({ ...flaw('project-unknown', { given: code }, { ...at, element: 'PRO_CODE' }), ...at });
        continue;
      }
      const state = of.states.get(year) ?? noTarget;
      const is = compared(target, state);
      if ((is === 'new' || is === 'changed') && lastDayOf(String(year)) < today) {
        flaws.push({ ...flaw('year-over', { given: String(year) }, { ...at, element: 'FISCAL_YEAR' }), ...at });
        continue;
      }
      const place = {
        tenant,
        period: String(year),
        context: how.context,
        expectedVersion: 'current' as const,
        lookups,
        ...of.at,
      };
      const strange = is === 'unchanged' || is === 'differing' ? undefined : await this.strangeClass(target, place);
      if (strange) {
        flaws.push(strange);
        continue;
      }
      counts[is] += 1;
      const here = state.inForce?.declaration ?? state.declared;
      if (is === 'differing' && here) {
        const told = { line, code, subject: of.at.id, what: 'target' as const, year };
        differences.push({ ...told, there: onlyIn(target, here), here: onlyIn(here, target) });
      }
      const acts = this.actsOf(target, is, { state, place, from: how.from });
      if (acts.length > 0) planned.push({ line, flaws: [], acts });
    }
    const files = [
      ...ofTargets.flaws.map((each) => ({ ...each, table: 'targets' as const })),
      ...ofIndicators.flaws.map((each) => ({ ...each, table: 'indicators' as const })),
    ];
    const all = [...files, ...flaws];
    const inColumns = (table: TargetsFlaw['table'], of: ReadTable): readonly TargetsFlaw[] =>
      byColumns(
        all.filter((each) => each.table === table),
        of,
      ).map((each) => ({ ...each, table }));
    return {
      targets: targets.length,
      ...counts,
      differences,
      unknownProjects: unknown,
      flaws: [...inColumns('targets', ofTargets), ...inColumns('indicators', ofIndicators)],
      planned,
      unfit: wrong + files.length + (flaws.length - ofRows.length),
    };
  }

  /** A level that the rules do not list, by the row of its indicator. */
  private async strangeClass(
    target: ForeignTarget,
    { subject, period, lookups }: TargetPlace,
  ): Promise<TargetsFlaw | undefined> {
    const { ruling } = await this.targets.openedToday(subject, period, [], lookups);
    for (const each of target.indicators) {
      const { flaw: found } = examinedClasses([{ ...each, indicator: '' }], ruling);
      if (found?.code !== 'unknown-class') continue;
      const at = { line: each.line, element: 'KPI_LV1' };
      const given = `${each.level1}·${each.level2 ?? ''}`;
      return { ...flaw('unknown-value', { given, possible: found.listed }, at), table: 'indicators' };
    }
    return undefined;
  }

  private actsOf(
    target: ForeignTarget,
    is: Compared,
    { state, place, from }: Readonly<{ state: TargetState; place: TargetPlace; from: How['from'] }>,
  ): Row['acts'] {
    const { objective, key } = target;
    const indicators = withCodes(target.indicators, state);
    if (is === 'new' || is === 'changed') {
      const ofIndicators = indicators.flatMap((each) =>
        each.key === undefined ? [] : [{ indicator: each.indicator, key: each.key }],
      );
      const keys = { ...(key !== undefined && { key }), indicators: ofIndicators, ...from };
      const content = indicators.map(({ line: _line, key: _key, ...said }) => said);
      const sent = { horizon: 'annual', objective, indicators: content, prepared: true } as unknown as ReviseTargetDto;
      return [this.acts.declaring({ ...place, keys }, sent, 'declare')];
    }
    const data = {
      objective,
      indicators: target.indicators.map(({ level1, name, written }) => ({ level1, name, written })),
      ...from,
    };
    const decided = noteOtherTarget(data, state);
    if (decided.outcome === 'accepted' && decided.events.length === 0) return [];
    return [onOtherTarget(this.acts, this.targets, place, desksOfTables, { type: 'note-other-target', data })];
  }

  /** The projects of a table that are here and reached, with their targets by year. */
  private async known(tenant: string, targets: readonly ForeignTarget[], context: PersonsCommand) {
    const codes = new Map(targets.map(({ code }) => [codeId(code), code.toLowerCase()]));
    const held = await this.commands.loadAll(officialCode, tenant, [...codes.keys()]);
    const codeOf = new Map(
      held.flatMap(({ id, state: { heldBy } }) =>
        heldBy === undefined ? [] : [[heldBy, codes.get(id) ?? ''] as const],
      ),
    );
    const reached = new Set((await this.organisations.reachedIn(tenant, context.admission)).map(({ id }) => id));
    if (reached.size === 0) throw problem('not-found');
    const loaded = await this.commands.loadAll(subjects, tenant, [...codeOf.keys()]);
    const years = [...new Set(targets.map(({ year }) => year))];
    const ids = loaded.flatMap(({ id }) => years.map((year) => targetId(id, String(year))));
    const states = new Map(
      (await this.commands.loadAll(performanceTarget, tenant, ids)).map(({ id, state }) => [id, state]),
    );
    return new Map(
      loaded.flatMap(({ id, version, state }) => {
        if (state.status === 'unknown' || !reached.has(state.unit)) return [];
        const fact = { store: 'targets', tenant, stream: `subject/${id}`, version };
        const at: Pick<SubjectAtHand, 'id' | 'subject' | 'fact'> = { id, subject: state, fact };
        const ofYears = new Map(years.map((year) => [year, states.get(targetId(id, String(year))) ?? noTarget]));
        return [[codeOf.get(id) ?? '', { at, states: ofYears }] as const];
      }),
    );
  }
}

const hashOf = ([targets, indicators]: TwoTables): string => `${targets.hash} ${indicators.hash}`;
