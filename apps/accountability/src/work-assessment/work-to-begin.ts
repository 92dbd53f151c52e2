import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Ahead,
  BusinessClock,
  CommandRunner,
  DATABASE,
  GoverningRules,
  placedTask,
  type Task,
} from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { lines } from '../register/register.copies.js';
import { workAssessment } from './work-assessment.aggregate.js';
import { workId, type WorkPlace } from './work-assessment.place.js';
import { sheetOf } from './work-assessment.sheet.js';
import type { WorkWorld } from './work-assessment.world.js';
import { type LoadedWork, WorkWorlds } from './work-assessment.worlds.js';

const group = 'accountability.workAssessments';
const nothing: Ahead = { alarms: [], tasks: [] };

/** How the work of a body was in a year is assessed once that is over. The rules name no day by which: it waits for whoever scores, and is never late. */
@Injectable()
export class WorkToBegin {
  constructor(
    private readonly commands: CommandRunner,
    private readonly governing: GoverningRules,
    private readonly worlds: WorkWorlds,
    private readonly clock: BusinessClock,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** What waits to be begun of one body, or by a jurisdiction of those right below it: of the year that has just gone by, if it had money in it, whatever its rules assess and nobody has scored. */
  async of(tenant: string, organisation: string): Promise<Ahead> {
    const year = Number((await this.clock.today()).slice(0, 4)) - 1;
    const ruling = (await this.planned(organisation))?.inYear(year);
    if (!ruling) return nothing;
    const isBelow = organisation === tenant;
    const assessed = ruling
      .members(group)
      .filter((member) => (member.value.of === 'jurisdiction') === isBelow && isSettled(member, ruling));
    if (assessed.length === 0) return nothing;
    // The year that runs now is over then.
    const alarms = [{ what: `year/${String(year + 1)}`, wakeOn: `${String(year + 2)}-01-01` }];
    if (!(await this.hadMoney(tenant, organisation, year))) return { alarms, tasks: [] };
    const bodies = isBelow ? await this.rightBelow(tenant) : [organisation];
    const places = bodies.flatMap((body) =>
      assessed.map(({ value }) => ({ organisation: body, year, assessment: value.code })),
    );
    const known = await this.commands.loadAll(workAssessment, tenant, places.map(workId));
    const open = places.filter((_, at) => known[at]?.state.status === 'unknown');
    const tasks = await Promise.all(
      open.map(async (place) => {
        const found = await this.worlds.find(tenant, place);
        return found && found.world.silent === undefined ? [scoring(place, found)] : [];
      }),
    );
    return { alarms, tasks: tasks.flat() };
  }

  /** What a look at a body may ask: it decides nothing. */
  async worldOf(organisation: string): Promise<WorkWorld> {
    const ruling = await this.planned(organisation);
    const [member] = ruling?.members(group) ?? [];
    if (!ruling || !member) throw new Error(`No rules assess the work of ${organisation} any more`);
    return { ruling, member, items: [], ofTheBody: [] };
  }

  /** By the set planned for today; undefined where none is. */
  private async planned(organisation: string): Promise<Ruling | undefined> {
    const [today, timetable] = await Promise.all([
      this.clock.today(),
      this.governing.timetableOf(organisation, moneyScheme),
    ]);
    const hash = timetable.findLast(({ from }) => from <= today)?.hash;
    return hash === undefined ? undefined : (await this.governing.byHash(hash)).rules;
  }

  private async rightBelow(tenant: string): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from directory_copy.organisations
        where above = $1 and nature = 'jurisdiction' and merged_into is null order by id`,
      [tenant],
    );
    return rows.map(({ id }) => id);
  }

  /** Of a jurisdiction: whoever lies in it. */
  private async hadMoney(tenant: string, organisation: string, year: number): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from copies.facts s
         join copies.facts l on l.copy = $2 and l.tenant = s.tenant and l.key = s.key || '.' || $5
        where s.copy = $1 and s.tenant = $3 and $4 in (s.tenant, s.data->>'unit', s.data->>'department')
          and l.data->>'approvedFrom' is not null limit 1`,
      [subjects.name, lines.name, tenant, organisation, String(year)],
    );
    return rows.length > 0;
  }
}

/** Whether the rules leave nothing open without which nobody is assessed. */
function isSettled(member: WorkWorld['member'], ruling: Ruling): boolean {
  const { items, silent } = sheetOf(ruling, member, { known: [], isOwn: false });
  return silent === undefined && items.length > 0;
}

function scoring({ year, assessment, ...place }: WorkPlace, { world, procedures, place: stands }: LoadedWork): Task {
  const { ruling, member, ofTheBody } = world;
  const task = {
    kind: 'act',
    step: 'score',
    zh: `工作考核评分（${String(year)}年）：${member.value.zh}`,
    by: member.value.by,
    barred: ofTheBody,
    waitsFor: [],
    dues: [],
    why: { hash: ruling.hash, path: member.path },
  } as const;
  const about = { ...place, assessment: workId({ year, assessment, ...place }), year: String(year) };
  const of = { world: { ruling, procedures }, place: stands, progress: notBegun, scheme: ruling.scheme };
  return { ...placedTask(task, about, of), what: `score/${String(year)}/${assessment}/${place.organisation}` };
}
