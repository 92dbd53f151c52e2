import { Injectable } from '@nestjs/common';
import type { EventReference, StoredEvent } from '@wenxiao/event-store';
import { shownDue, type WorkCalendar } from '@wenxiao/rules/deadline';
import { openFurther, waitingSteps } from '@wenxiao/rules/procedure';
import {
  act,
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  givenByClock,
  GoverningRules,
  type InProcedure,
  knowTasks,
  outdatedTasks,
  placedTask,
  type StepTask,
} from '@wenxiao/service-kit';
import { firstYearOf, targetNamed } from '../stream-names.js';
import { submittingDesk } from '../subject/desks.js';
import { goesOn, Subjects } from '../subject/subjects.js';
import { alarmsOf, askedOf, dueOf, groundPath, isUnderWay } from './asked-adjustments.js';
import { performanceTarget } from './performance-target.aggregate.js';
import type { TargetRejection } from './performance-target.commands.js';
import type { AskedAdjustment, TargetState } from './performance-target.state.js';
import { TargetGrounds } from './target-grounds.js';
import { otherTasks } from './other-tasks.js';
import { mergingTasks } from './merging-tasks.js';
import { inProcedure, type TargetAtHand, Targets } from './targets.js';

/** The steps of targets that wait for somebody, and what their answers tell others. */
@Injectable()
export class TargetDue implements DueSource {
  readonly category = performanceTarget.category;

  constructor(
    private readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly grounds: TargetGrounds,
    private readonly clock: BusinessClock,
    private readonly rules: GoverningRules,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(performanceTarget, stored);
    const { subject, period } = targetNamed(id);
    const about = await this.subjects.find(tenant, subject);
    if (!about || !goesOn(about.subject) || state.progress.procedure === '') return nothingAhead;
    const at = await this.targets.openedBefore({ subject: about.subject, period }, stored);
    const object = inProcedure(state, at);
    if (!object) return nothingAhead;
    const scheme = state.scheme ?? at.ruling.scheme;
    const { place, ruling, world: procedures } = at;
    const { progress } = state;
    const asked = await this.askedAhead(state, at, { subject, period });
    const known = knowTasks(object, { stored, clock: this.clock, scheme, about: { subject, period } });
    const waiting: readonly StepTask[] =
      progress.ended === undefined
        ? waitingSteps(object, ruling.hash).map((step) => ({ ...step, dues: [] }))
        : [
            ...mergingTasks(object, ruling.hash),
            ...outdatedTasks(await this.grounds.outdated(tenant, id, stored), {
              called: '目标批复',
              hash: ruling.hash,
              path: `procedures/${progress.procedure}`,
            }),
          ];
    const of = { world: { ruling, procedures }, place, progress, scheme };
    const steps = [...waiting, ...otherTasks(state, at)].map((task) => placedTask(task, { subject, period }, of));
    const back = sentBackBy(object, tenant);
    return {
      alarms: [
        ...asked.flatMap(({ alarms }) => alarms),
        ...(back ? [{ what: sentBack(back), wakeOn: place.day }] : []),
      ],
      tasks: [...steps, ...asked.map(({ task }) => task), ...known],
    };
  }

  /** What monitoring asks to be adjusted: the unit's to propose, until an adjustment is on its way. */
  private async askedAhead(state: TargetState, at: TargetAtHand, about: Readonly<{ subject: string; period: string }>) {
    if (isUnderWay(state)) return [];
    const calendar = await this.rules.calendarOf(at.place.unit.id);
    return Promise.all(
      askedOf(state).map(async (asked) => {
        const dues = await this.duesOf(asked, about.period, calendar);
        const task: StepTask = {
          kind: 'act',
          step: 'adjust',
          zh: '按监控纠偏决定申报调整绩效目标',
          by: submittingDesk(at.ruling, at.world.known),
          barred: [],
          waitsFor: [],
          dues: dues.map(shownDue),
          why: { hash: asked.rules, path: groundPath(asked) },
        };
        const of = { world: { ruling: at.ruling, procedures: at.world }, place: at.place, progress: state.progress };
        const scheme = state.scheme ?? at.ruling.scheme;
        const placed = placedTask(task, { ...about, proposal: asked.proposal }, { ...of, scheme });
        return { task: { ...placed, what: `adjustment/${asked.proposal}` }, alarms: alarmsOf(asked, dues) };
      }),
    );
  }

  /** What was decided elsewhere is said on the target that it sends back: as that has caused it, and before anybody acts on it. */
  private sendBack({ tenant, id, day }: DueAlarm): Act<TargetRejection> {
    return act(performanceTarget)({
      id,
      expectedVersion: 'current',
      given: async ({ state, events }, at) => {
        const { subject, period } = targetNamed(id);
        const about = await this.subjects.find(tenant, subject);
        if (!about) throw new Error(`The subject of ${id} is not known any more`);
        const hand = await this.targets.openedBefore({ subject: about.subject, period }, events);
        const object = inProcedure(state, hand);
        const cause = object && sentBackBy(object, tenant);
        const loaded = { ...hand, world: { ruling: hand.ruling, world: hand.world }, basedOn: [about.fact] };
        const given = givenByClock({ type: 'open-steps', data: {} } as const, loaded, { at, day, clock: this.clock });
        return { ...given, ...(cause && { cause }) };
      },
    });
  }

  private async duesOf(asked: AskedAdjustment, period: string, calendar: WorkCalendar | undefined) {
    const { rules } = await this.rules.byHash(asked.rules);
    const year = firstYearOf(period);
    return dueOf(asked, { ruling: rules.inYear(year), calendar, year });
  }

  look(alarm: DueAlarm): Act<TargetRejection> {
    const { tenant, id, what, day } = alarm;
    if (what.startsWith(sendingBack)) return this.sendBack(alarm);
    return act(performanceTarget)({
      id,
      expectedVersion: 'current',
      given: async ({ state, events }, at) => {
        const { subject, period } = targetNamed(id);
        const about = await this.subjects.find(tenant, subject);
        if (!about) throw new Error(`The subject of ${id} is not known any more`);
        const hand = await this.targets.openedBefore({ subject: about.subject, period }, events);
        const calendar = await this.rules.calendarOf(hand.place.unit.id);
        const asked = askedOf(state).find(({ proposal }) => what === `adjustment/${proposal}`);
        const dues = asked ? await this.duesOf(asked, period, calendar) : [];
        const { reference } = asked ? await this.rules.byHash(asked.rules) : hand;
        const data = { proposal: asked?.proposal ?? '', dues, today: day };
        const loaded = { world: { ruling: hand.ruling, world: hand.world }, place: hand.place, basedOn: [], reference };
        return givenByClock({ type: 'look-at-asked', data } as const, loaded, { at, day, clock: this.clock });
      },
    });
  }
}

const sendingBack = 'sent-back/';
/** Each decision sends a target back once. */
const sentBack = ({ version }: EventReference): string => `${sendingBack}${String(version)}`;

/** By which decision elsewhere (人大) a target has gone back, or come to its end, without that being recorded on it yet. */
function sentBackBy({ procedure, progress, world }: InProcedure, tenant: string): EventReference | undefined {
  const opened = openFurther(procedure, progress, world)?.data;
  const last = opened?.undone || opened?.ended !== undefined ? opened.passed?.at(-1) : undefined;
  return last && { store: 'targets', tenant, stream: last.stream, version: last.version };
}

const nothingAhead: Ahead = { alarms: [], tasks: [] };
