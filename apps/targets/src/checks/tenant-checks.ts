import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { checksOfTenant, type ComputedFigure, computedFigure, isComputedFor } from '@wenxiao/rules/checks';
import type { Known } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  audienceOf,
  BusinessClock,
  DATABASE,
  GoverningRules,
  knownUnder,
  type List,
  nothingKnown,
  type Organisation,
  Organisations,
  type Page,
  type PageQueryDto,
  pageOf,
  problem,
  ProblemError,
} from '@wenxiao/service-kit';
import type { Known as KnownSubject } from '../subject/subject.commands.js';
import { figuresOf } from '../subject/subject-known.js';
import { type CheckView, checkView, type ComputedView, computedView, unitsOf } from './check-view.js';
import { EntriesInForce } from './entries-in-force.js';
import { budgetsWithTargets, rectifiedOfYear, subjectsOfYear } from './tenant-counts.js';

type Jurisdiction = Readonly<{ jurisdiction: string; name: string; level?: string }>;

type JurisdictionRow = Readonly<{ jurisdiction: string; name: string; level: string | null }>;

/** How far targets cover a budget: by how many subjects with money of it. */
type CoveredBudget = Readonly<{ fund: string; zh: string; subjects: number; covered: boolean }>;

/** The numbers that the rules in force for a jurisdiction want to be kept in a year. */
type Checked = Jurisdiction &
  Readonly<{
    year: number;
    checks: readonly CheckView[];
    computed: readonly ComputedView[];
    budgets: readonly CoveredBudget[];
    unavailable?: string;
  }>;

const rate = 'rectification.rate';

const jurisdictions: List<'name'> = {
  from: 'directory_copy.organisations o',
  columns: { jurisdiction: 'o.id', name: 'o.name', level: 'o.level' },
  id: 'o.id',
  sorts: { name: { by: 'o.name', type: 'text' } },
};

/** What a jurisdiction comes to of the numbers that its rules want to be kept, and what those below it come to. */
@Injectable()
export class TenantChecks {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
    private readonly entries: EntriesInForce,
  ) {}

  /** @throws {ProblemError} `not-found` for whoever has no desk over the whole jurisdiction: a part of a number is none. */
  async of(tenant: string, year: number, admission: Admission): Promise<Checked> {
    const { id: jurisdiction, name, level } = await this.admitted(tenant, admission);
    return this.checked({ jurisdiction, name, ...(level !== undefined && { level }) }, year);
  }

  /**
   * Of each jurisdiction below, by the rules in force there.
   * @throws {ProblemError} as {@link of}
   */
  async below(tenant: string, year: number, admission: Admission, which: PageQueryDto): Promise<Page<object>> {
    await this.admitted(tenant, admission);
    const page = await pageOf<JurisdictionRow, 'name', never>(this.db, jurisdictions, {
      where: [
        () => `o.nature = 'jurisdiction' and o.merged_into is null`,
        (bind) => `o.path @> array[${bind(tenant)}]::text[] and o.id <> ${bind(tenant)}`,
      ],
      sort: 'name',
      ...which,
    });
    const items = await Promise.all(
      page.items.map(async ({ level, ...of }) => {
        const jurisdiction = { ...of, ...(level !== null && { level }) };
        return this.checked(jurisdiction, year).catch((error: unknown) => withoutRules(error, jurisdiction, year));
      }),
    );
    return { ...page, items };
  }

  private async admitted(tenant: string, admission: Admission): Promise<Organisation> {
    const jurisdiction = await this.organisations.find(tenant);
    if (!jurisdiction || audienceOf(admission, jurisdiction) !== 'finance') throw problem('not-found');
    return jurisdiction;
  }

  private async checked(of: Jurisdiction, year: number): Promise<Checked> {
    const { rules } = await this.governing.inForce(of.jurisdiction, moneyScheme, await this.clock.today());
    const ruling = rules.inYear(year);
    const checks = ruling.members('checks');
    const budgets = await this.budgets(of.jurisdiction, year, ruling);
    const covered = budgets.length === 0 ? undefined : String(budgets.filter((each) => each.covered).length);
    const figures = { 'jurisdiction.level': of.level ?? null, 'jurisdiction.budgets-covered': covered };
    const countsObjects = checks.some(
      ({ value: { over, figure, entries } }) => over === 'tenant' && figure === undefined && entries === undefined,
    );
    const subjects = countsObjects ? await subjectsOfYear(this.db, of.jurisdiction, year) : [];
    const known = (subject?: KnownSubject): Known => {
      const own = subject ? figuresOf(subject, year) : nothingKnown(year);
      const figure: Known['figure'] = (code, at) =>
        Object.hasOwn(figures, code) ? figures[code as keyof typeof figures] : own.figure(code, at);
      return knownUnder(ruling, { ...own, figure });
    };
    const isRated = checks.some(({ value: { figure } }) => figure === rate);
    const rectified = isRated ? await rectifiedOfYear(this.db, of.jurisdiction, year) : [];
    const registers = checks.flatMap(({ value: { over, entries } }) => (over === 'tenant' ? (entries ?? []) : []));
    const counted = checksOfTenant(checks, {
      known: known(),
      objects: subjects.map(known),
      entries: await this.entries.in(
        of.jurisdiction,
        registers.map(({ register }) => register),
      ),
      shares: { [rate]: rectified },
    });
    const computed = await this.computed(of.jurisdiction, ruling, known());
    return {
      ...of,
      year,
      checks: counted.map((each) => ({
        ...checkView(each, ruling),
        ...(each.check.value.figure === rate && unitsOf(each, known(), rectified)),
      })),
      computed: computed.map((each) => computedView(each, ruling)),
      budgets,
    };
  }

  /** The jurisdictions above may keep what a table goes by. */
  private async computed(jurisdiction: string, ruling: Ruling, known: Known): Promise<readonly ComputedFigure[]> {
    const tables = ruling.members('computed').filter((each) => isComputedFor(each, known));
    if (tables.length === 0) return [];
    const path = (await this.organisations.find(jurisdiction))?.path ?? [jurisdiction];
    const entries = await this.entries.about(path, jurisdiction);
    return tables.map((each) => computedFigure(each, known, entries));
  }

  private async budgets(tenant: string, year: number, ruling: Ruling): Promise<readonly CoveredBudget[]> {
    const found = await budgetsWithTargets(this.db, tenant, year);
    return ruling.members('general.budgets').map(({ value: { code: fund, zh } }) => {
      const subjects = found.get(fund) ?? 0;
      return { fund, zh, subjects, covered: subjects > 0 };
    });
  }
}

/** Where nothing was adopted nothing is asked for, and whoever reads all of them is told. */
function withoutRules(error: unknown, of: Jurisdiction, year: number): Checked {
  if (!(error instanceof ProblemError) || error.code !== 'rules-unavailable') throw error;
  return { ...of, year, checks: [], computed: [], budgets: [], unavailable: error.code };
}
