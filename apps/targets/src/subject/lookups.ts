import type { Scheme } from '@wenxiao/rules/shape';
import type { BusinessClock, Governing, GoverningRules, ObjectPlace, ObjectPlaces } from '@wenxiao/service-kit';
import type { ExecutedCopy } from '@wenxiao/domain';
import type { Block } from './register-blocks.js';
import type { BudgetYears } from '../budget-year/budget-years.js';

export type LookedUp = Readonly<{
  places: ObjectPlaces;
  rules: GoverningRules;
  clock: BusinessClock;
  years: BudgetYears;
}>;

/** What the acts of one command look up of the day, the tree and the rules: each once, however many objects they are about. */
export class Lookups {
  private readonly known = new Map<string, Promise<unknown>>();

  /** @param rows for rows that decide nothing: by what is known now of the rules, without waiting for the rest. */
  constructor(
    private readonly from: LookedUp,
    private readonly rows = false,
  ) {}

  today(): Promise<string> {
    return this.once('today', () => this.from.clock.today());
  }

  /** The day on which the jurisdiction closed a budget year; undefined while it is open. */
  closedOn(tenant: string, year: number): Promise<string | undefined> {
    return this.once(`year ${tenant} ${String(year)}`, () => this.from.years.closedOn(tenant, year));
  }

  /** What was decided elsewhere on the budget of a year, by the gate. */
  decidedOn(tenant: string, year: number): ReturnType<BudgetYears['decidedOn']> {
    return this.once(`decided ${tenant} ${String(year)}`, () => this.from.years.decidedOn(tenant, year));
  }

  /** What the treasury has paid of a line. */
  executed(tenant: string, subject: string, year: number): Promise<readonly ExecutedCopy[]> {
    return this.once(`paid ${tenant} ${subject} ${String(year)}`, () =>
      this.from.years.executed.of(tenant, subject, year),
    );
  }

  /** What registers of the jurisdiction keep from asking for money. */
  blocks(tenant: string): Promise<readonly Block[]> {
    return this.once(`blocks ${tenant}`, () => this.from.years.blocks.of(tenant));
  }

  /** Where what belongs to a unit and a department stands today. */
  place(unit: string, department: string): Promise<ObjectPlace> {
    const { places } = this.from;
    return this.once(`place ${unit} ${department}`, async () => places.of(unit, department, await this.today()));
  }

  /** What is in force for a unit today. */
  inForce(unit: string, scheme: Scheme): Promise<Governing> {
    const { rules } = this.from;
    return this.once(`rules ${unit} ${scheme}`, async () => {
      const today = await this.today();
      return this.rows ? rules.plannedOn(unit, scheme, today) : rules.inForce(unit, scheme, today);
    });
  }

  private once<Found>(what: string, look: () => Promise<Found>): Promise<Found> {
    const found = (this.known.get(what) as Promise<Found> | undefined) ?? look();
    this.known.set(what, found);
    return found;
  }
}
