import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { alarmsOf } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  aheadInProcedure,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  lookedAtByClock,
} from '@wenxiao/service-kit';
import { ProposedReferrals } from './proposed-referrals.js';
import { referral } from './referral.aggregate.js';
import type { ReferralRejection } from './referral.commands.js';
import { workAssessment } from '../work-assessment/work-assessment.aggregate.js';
import { isOfWork, placeOf } from './referral.place.js';
import { tasksOf } from './referral.view.js';
import { ReferralWorlds } from './referral.worlds.js';

/**
 * Notes what is overdue of a referral, and opens steps that open without an act. What was found of a subject, and may be a reason for
 * one, is looked up under `referral/<subject>`, which has no events of its own.
 */
@Injectable()
export class ReferralDue implements DueSource {
  readonly category = referral.category;

  constructor(
    private readonly worlds: ReferralWorlds,
    private readonly proposed: ProposedReferrals,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    if (isSubject(id)) return { alarms: [], tasks: await this.proposed.tasksOf(tenant, id, await this.clock.today()) };
    const state = decodedState(referral, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded) return { alarms: [], tasks: [] };
    const { subject, progress, scheme } = state;
    const about = { referral: id, subject };
    const alarms = alarmsOf(state, loaded.world);
    const tasks = tasksOf(state, loaded.world);
    const ahead = aheadInProcedure({ progress, scheme, alarms, tasks, about, stored, clock: this.clock }, loaded);
    // Whom it refers is told nothing.
    const keptOut = [...state.persons, ...loaded.world.ofTheBody];
    const apart = ahead.tasks.map((task) => ({ ...task, barred: [...new Set([...task.barred, ...keptOut])] }));
    return { ...ahead, tasks: apart };
  }

  /** Whether what was found is still to be looked at rests on whether a referral was proposed for it. */
  restingOn(id: string): readonly string[] {
    if (isSubject(id)) return [];
    const place = placeOf(id);
    return [`${isOfWork(place) ? workAssessment.category : this.category}/${place.subject}`];
  }

  look(alarm: DueAlarm): Act<ReferralRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(referral, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}

const isSubject = (id: string): boolean => !id.includes('.');
