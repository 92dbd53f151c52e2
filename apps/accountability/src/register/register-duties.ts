import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { judge } from '@wenxiao/rules/condition';
import { dueDayNow, shownDue } from '@wenxiao/rules/deadline';
import { notBegun } from '@wenxiao/rules/procedure';
import { dutiesOf, type DutyAt } from '@wenxiao/rules/rounds';
import type { Ruling } from '@wenxiao/rules/ruling';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  DATABASE,
  GoverningRules,
  knownUnder,
  nothingKnown,
  type ObjectPlace,
  ObjectPlaces,
  placedTask,
  procedureWorld,
  ReadModelPosition,
  refOf,
  type Task,
} from '@wenxiao/service-kit';
import { registerListProjection } from './register-list.projection.js';

/** What a jurisdiction is to have in one of its registers by a day: it waits for whoever enters, until something stands there. */
@Injectable()
export class RegisterDuties {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly positions: ReadModelPosition,
    private readonly clock: BusinessClock,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** Of whatever was to be there by this year: a year that went by without it is asked for all the same. */
  async of(tenant: string): Promise<readonly Task[]> {
    const day = await this.clock.today();
    const timetable = await this.governing.timetableOf(tenant, moneyScheme);
    const hash = timetable.findLast(({ from }) => from <= day)?.hash;
    if (hash === undefined) return [];
    const [{ rules }, calendar, place] = await Promise.all([
      this.governing.byHash(hash),
      this.governing.calendarOf(tenant),
      this.places.of(tenant, tenant, day),
    ]);
    const year = Number(day.slice(0, 4));
    const here = { ruling: rules.inYear(year), place, year };
    const expected = expectedIn(here, calendar);
    if (expected.length === 0) return [];
    const kept = await this.kept(
      tenant,
      expected.map(({ opens }) => opens),
    );
    return expected.filter(({ opens }) => !kept.has(opens)).flatMap((duty) => tasksOf(duty, here));
  }

  /** In which registers something stands, or stood, once the list has everything that is recorded. */
  private async kept(tenant: string, registers: readonly string[]): Promise<ReadonlySet<string>> {
    await this.positions.requireNewest(registerListProjection.name);
    const { rows } = await this.db.query<{ register: string }>(
      `select distinct register from accountability_read.register_entries_1
        where tenant = $1 and register = any ($2::text[]) and status in ('in-force', 'left')
          and (of <> 'organisation' or about = $1)`,
      [tenant, registers],
    );
    return new Set(rows.map(({ register }) => register));
  }
}

/** A jurisdiction, and its rules of a year. */
type Here = Readonly<{ ruling: Ruling; place: ObjectPlace; year: number }>;
type Calendar = Awaited<ReturnType<GoverningRules['calendarOf']>>;

/** The duties of the jurisdiction that open one of its registers, up to the year of these rules. */
function expectedIn({ ruling, place, year }: Here, calendar: Calendar): readonly DutyAt[] {
  const { id, level } = place.jurisdiction;
  const figure = (code: string) => (code === 'jurisdiction.level' ? (level ?? null) : undefined);
  const known = knownUnder(ruling, { ...nothingKnown(year), figure });
  return ruling.members('duties').flatMap(({ value }) => {
    if (!('onceIn' in value.when) || value.when.onceIn > year) return [];
    if (ruling.member('registers', value.opens).is === 'silent') return [];
    const of = value.when.onceIn;
    return dutiesOf([value], of, of, {
      about: 'jurisdiction',
      id,
      judge: (condition) => judge(condition, known),
      eventsOf: () => ({}),
      yearOf: () => undefined,
      ...(calendar && { calendar }),
    }).expected;
  });
}

function tasksOf({ opens, duties, dues, period }: DutyAt, { ruling, place, year }: Here): readonly Task[] {
  const register = ruling.member('registers', opens);
  if (register.is === 'silent') return [];
  const procedures = procedureWorld(place, ruling, { known: nothingKnown(year) });
  const stands = { world: { ruling, procedures }, place, progress: notBegun, scheme: ruling.scheme };
  return duties.flatMap((code) => {
    const duty = ruling.member('duties', code);
    if (duty.is === 'silent') return [];
    const task = {
      kind: 'act',
      step: 'enter',
      zh: `${duty.value.zh}（登记：${register.value.zh}）`,
      by: refOf(register.value.enters),
      barred: [],
      waitsFor: [],
      dues: dues.map((due) => shownDue({ due: due.code, ...dueDayNow(due) })),
      why: { hash: ruling.hash, path: duty.path },
    } as const;
    const about = { organisation: place.jurisdiction.id, register: opens, year: String(period) };
    return [{ ...placedTask(task, about, stands), what: `duty/${code}` }];
  });
}
