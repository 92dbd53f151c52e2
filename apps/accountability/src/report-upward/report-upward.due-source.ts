import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import { type Act, type Ahead, decodedState, type DueAlarm, type DueSource, placedTask } from '@wenxiao/service-kit';
import { reportUpward } from './report-upward.aggregate.js';
import type { ReportRejection } from './report-upward.decider.js';
import { placeOf } from './report-upward.place.js';
import { type ReportStep, stepNow } from './report-upward.state.js';
import { shownDues } from './report-upward.world.js';
import { type LoadedReport, ReportWorlds } from './report-upward.worlds.js';

/** What the rules list is somebody’s task once the final accounts are completed, until it is made and has gone out. */
@Injectable()
export class ReportsDue implements DueSource {
  readonly category = reportUpward.category;

  constructor(private readonly worlds: ReportWorlds) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(reportUpward, stored);
    const step = stepNow(state);
    if (state.status === 'unknown' || step === undefined) return { alarms: [], tasks: [] };
    const place = placeOf(id);
    const found = await this.worlds.find(tenant, place);
    const { from } = found?.world.member.value ?? {};
    if (!found || (from !== undefined && found.world.accountsOn === undefined)) return { alarms: [], tasks: [] };
    const { scheme } = state;
    const heldBy = state.heldBy?.[step];
    const task = { ...taskOf(step, found), ...(heldBy !== undefined && { heldBy }) };
    const about = { report: id, organisation: place.organisation, year: String(place.year) };
    const { world, procedures } = found;
    const stands = { world: { ruling: world.ruling, procedures }, place: found.place, progress: notBegun, scheme };
    return { alarms: [], tasks: [placedTask(task, about, stands)] };
  }

  /** Nothing of it becomes overdue: the rules name no day. */
  look(alarm: DueAlarm): Act<ReportRejection> {
    throw new Error(`Nothing is due of ${alarm.id}`);
  }
}

const words: Readonly<Record<ReportStep, string>> = { compile: '编制评价结果报送', submit: '报送评价结果' };

function taskOf(step: ReportStep, { world }: LoadedReport) {
  const { member, ruling } = world;
  return {
    kind: 'act',
    step,
    zh: `${words[step]}：${member.value.zh}`,
    by: member.value.by,
    barred: [],
    waitsFor: [],
    dues: shownDues(world),
    why: { hash: ruling.hash, path: member.path },
  } as const;
}
