import { Injectable } from '@nestjs/common';
import { followPredecessors, inForce } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { BusinessClock, CommandRunner, Copies } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { approvedFrom, type BudgetLineState } from '../budget-line/budget-line.state.js';
import { endOf } from '../budget-line/money-facts.js';
import { conclusions, withdrawnConclusions } from '../copies.js';
import { type RecordedYear, recordedYears } from '../earlier-year/recorded-years.js';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import { lineId, lineNamed, targetId, targetNamed } from '../stream-names.js';
import { subject as subjects } from './subject.aggregate.js';
import type { Description, OpenedYear } from './subject.commands.js';

/** How many years before this one go along: no condition of a rule set looks further back. */
const yearsBack = 10;

/** The last years of predecessors, and where they were read. */
export type OpenedYears = Readonly<{ opening: readonly OpenedYear[]; basedOn: readonly EventReference[] }>;

type Predecessor = Description['predecessors'][number];
type Line = Readonly<{ id: string; version: number; state: BudgetLineState; year: number }>;
type Concluded = Readonly<{
  data: Readonly<{ year: number }>;
  result: OpenedYear['results'][number];
  fact: EventReference;
}>;

/** 承接: what a subject takes along that goes on in another jurisdiction. There nobody of here reads; what was known is recorded here. */
@Injectable()
export class Succession {
  constructor(
    private readonly commands: CommandRunner,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  /** Of those predecessors that stood in another jurisdiction; of the others everything is known by their own streams. */
  async openedFrom(tenant: string, { predecessors }: Pick<Description, 'predecessors'>): Promise<OpenedYears> {
    const elsewhere = predecessors.filter((each) => each.tenant !== tenant);
    const all: OpenedYears[] = [];
    await followPredecessors(elsewhere, async (each) => {
      const { before, ...years } = await this.yearsOf(each);
      all.push(years);
      // Whose work that one went on with there; what came to it from elsewhere is recorded at it.
      return before;
    });
    return { opening: all.flatMap(({ opening }) => opening), basedOn: all.flatMap(({ basedOn }) => basedOn) };
  }

  private async yearsOf({
    tenant,
    subject,
  }: Predecessor): Promise<OpenedYears & Readonly<{ before: readonly Predecessor[] }>> {
    const today = await this.clock.today();
    const last = Number(today.slice(0, 4));
    const years = Array.from({ length: yearsBack + 1 }, (_, back) => last - yearsBack + back);
    const [{ state, version }, lines, results, recorded] = await Promise.all([
      this.commands.load(subjects, tenant, subject),
      this.linesOf(tenant, subject, years),
      this.resultsOf(tenant, subject),
      recordedYears(this.commands, tenant, subject, today),
    ]);
    const approved = await this.approvedOf(tenant, subject, lines);
    const opening = lines.flatMap(({ year, state: line }): OpenedYear[] => {
      const money = moneyOf(line, year, approved);
      const ofYear = results.filter((each) => each.data.year === year).map(({ result }) => result);
      const isKnown = money !== undefined || ofYear.length > 0;
      return isKnown ? [{ predecessorTenant: tenant, predecessor: subject, year, ...money, results: ofYear }] : [];
    });
    const earlier = recorded.filter(
      ({ year, state: { status } }) => status === 'recorded' && !opening.some((each) => each.year === year),
    );
    // With what it took along itself, when it was handed over to there.
    const known = state.status === 'unknown' ? undefined : state;
    const taken = known?.openedYears.filter(({ year }) => years.includes(year)) ?? [];
    const before = known?.description.predecessors.filter((each) => each.tenant === tenant) ?? [];
    const own = (stream: string, of: number): EventReference => ({ store: 'targets', tenant, stream, version: of });
    const read = lines.filter((line) => line.version > 0).map((line) => own(`budget-line/${line.id}`, line.version));
    const concluded = results.filter(({ data }) => years.includes(data.year)).map(({ fact }) => fact);
    const byHand = earlier.map((each) => own(`earlier-year/${lineId(subject, each.year)}`, each.version));
    const basedOn = [own(`subject/${subject}`, version), ...read, ...concluded, ...byHand];
    const goingAlong = earlier.map((each) => openedBy({ tenant, subject }, each));
    return { opening: [...taken, ...goingAlong, ...opening], basedOn, before };
  }

  private async linesOf(tenant: string, subject: string, years: readonly number[]): Promise<readonly Line[]> {
    const ids = years.map((year) => lineId(subject, year));
    const lines = await this.commands.loadAll(budgetLine, tenant, ids);
    return lines.map((line) => ({ ...line, year: lineNamed(line.id).year }));
  }

  /** The periods of the targets with which their money was asked for, where one is in force. */
  private async approvedOf(tenant: string, subject: string, lines: readonly Line[]): Promise<readonly string[]> {
    const periods = [...new Set(lines.flatMap(({ state }) => state.requestedWith ?? []))];
    const ids = periods.map((period) => targetId(subject, period));
    const targets = await this.commands.loadAll(performanceTarget, tenant, ids);
    return targets.flatMap(({ id, state }) => (state.inForce ? [targetNamed(id).period] : []));
  }

  /** What its evaluations came to, and nobody took back. */
  private async resultsOf(tenant: string, subject: string): Promise<readonly Concluded[]> {
    const { concluded, withdrawn } = await this.copies.about(tenant, subject, {
      concluded: conclusions,
      withdrawn: withdrawnConclusions,
    });
    return concluded.flatMap(({ data, fact }) => {
      const taken = withdrawn.some((each) => each.fact.stream === fact.stream && each.fact.version > fact.version);
      const { subject: _subject, year: _year, ...result } = data;
      return taken ? [] : [{ data, result, fact }];
    });
  }
}

/** A year that was recorded from a document where the predecessor stands: one of each type of evaluation, of the whole year. */
function openedBy({ tenant, subject }: Predecessor, { year, state: { data } }: RecordedYear): OpenedYear {
  const { budget, results } = data;
  return {
    predecessorTenant: tenant,
    predecessor: subject,
    year,
    ...(budget !== undefined && { budget }),
    results: results.map(({ gradePrinted: _printed, findings: _found, ...result }) => ({
      ...result,
      period: String(year),
      number: 1,
    })),
  };
}

/** What a year had at last, and for what; undefined where nothing was approved. */
function moneyOf(
  line: BudgetLineState,
  year: number,
  approved: readonly string[],
): Pick<OpenedYear, 'budget' | 'target'> | undefined {
  if (approvedFrom(line) === undefined) return undefined;
  const { total } = inForce(line.changes, 'budget', { effective: endOf(year) });
  const target = approved.find((period) => period === line.requestedWith);
  return { budget: total, ...(target !== undefined && { target }) };
}
