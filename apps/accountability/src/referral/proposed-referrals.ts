import { Injectable } from '@nestjs/common';
import { judge, knownWith } from '@wenxiao/rules/condition';
import { begin, notBegun, openNow, procedureOf } from '@wenxiao/rules/procedure';
import { CommandRunner, type Copied, Copies, copyKey, placedTask, type Task } from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { referral } from './referral.aggregate.js';
import { foundInMonitoring, referredSubjects } from './referral.copies.js';
import type { WorkPlace } from '../work-assessment/work-assessment.place.js';
import { referralId, type ReferralPlace } from './referral.place.js';
import type { ReferralState } from './referral.state.js';
import type { Trigger } from './referral.trigger.js';
import type { AssessmentNamed } from './referral.world.js';
import { type LoadedReferral, ReferralWorlds } from './referral.worlds.js';

const triggerGroup = 'accountability.referralTriggers';

type Found = Copied<NonNullable<(typeof foundInMonitoring)['data']>>['data'];

/**
 * What checks of monitoring and inspections found is put to the desk that proposes referrals, where a trigger of the set holds by it.
 * Nothing is referred by itself: whoever of the desk looks at it proposes the referral, or has it end without one.
 */
@Injectable()
export class ProposedReferrals {
  constructor(
    private readonly copies: Copies,
    private readonly worlds: ReferralWorlds,
    private readonly commands: CommandRunner,
  ) {}

  /** Of the unit of a subject: what was found, as long as no referral for it was proposed on that day or later. */
  async tasksOf(tenant: string, id: string, day: string): Promise<readonly Task[]> {
    const { told, subjects } = await this.copies.about(tenant, copyKey(id), {
      told: foundInMonitoring,
      subjects: referredSubjects,
    });
    const found = told.map(({ data }) => data).filter(({ findings }) => findings.length > 0);
    const [subject] = subjects;
    if (!subject || found.length === 0) return [];
    // No trigger yet: whatever holds by what was found is looked for.
    const at = { subject: id, organisation: subject.data.unit, trigger: '', number: 1 };
    const loaded = await this.worlds.find({ tenant, place: at, events: [], day });
    if (!loaded) return [];
    const all = await Promise.all(found.map((each) => this.tasksFor(tenant, each, { at, loaded })));
    return all.flat();
  }

  /** Of a body whose work was concluded to be so: likewise, for each trigger that holds by the grade and by what was found. */
  async tasksOfWork(tenant: string, { organisation, ...assessment }: WorkPlace, day: string): Promise<readonly Task[]> {
    const at = { subject: organisation, organisation, trigger: '', number: 1 };
    const loaded = await this.worlds.find({
      tenant,
      place: at,
      events: [],
      day,
      proposed: { persons: [], assessment },
    });
    if (!loaded?.world.worked) return [];
    const { ruling, procedures } = loaded.world;
    const { scheme, year } = { scheme: ruling.scheme, year: assessment.year };
    const found = `${assessment.assessment}.${String(loaded.world.worked.version)}`;
    const triggers = ruling
      .members(triggerGroup)
      .filter(({ value: { when } }) => judge(when, procedures.known).truth === 'yes');
    const open = await Promise.all(
      triggers.map(async (trigger) =>
        (await this.isProposedFor(tenant, { ...at, trigger: trigger.value.code }, assessment)) ? [] : [trigger],
      ),
    );
    return open.flat().flatMap((trigger) => taskOf(trigger, { year, found, scheme }, { at, loaded }));
  }

  private async isProposedFor(
    tenant: string,
    place: ReferralPlace,
    { assessment, year }: AssessmentNamed,
  ): Promise<boolean> {
    const isFor = (state: ReferralState): boolean =>
      state.status === 'opened' && state.assessment?.assessment === assessment && state.assessment.year === year;
    const { state } = await firstOfNumber(
      (number) => this.commands.load(referral, tenant, referralId({ ...place, number })),
      (looked) => looked.state.status === 'unknown' || isFor(looked.state),
    );
    return isFor(state);
  }

  private async tasksFor(
    tenant: string,
    found: Found,
    { at, loaded }: Readonly<{ at: ReferralPlace; loaded: LoadedReferral }>,
  ): Promise<readonly Task[]> {
    const { ruling, procedures } = loaded.world;
    const known = knownWith(procedures.known, found.findings);
    const triggers = ruling.members(triggerGroup).filter(({ value: { when } }) => judge(when, known).truth === 'yes');
    const open = await Promise.all(
      triggers.map(async (trigger) =>
        (await this.isProposed(tenant, { ...at, trigger: trigger.value.code }, found.on)) ? [] : [trigger],
      ),
    );
    return open.flat().flatMap((trigger) => taskOf(trigger, found, { at, loaded }));
  }

  private async isProposed(tenant: string, place: ReferralPlace, since: string): Promise<boolean> {
    const isSince = (state: ReferralState): boolean => state.status === 'opened' && state.openedOn >= since;
    const { state } = await firstOfNumber(
      (number) => this.commands.load(referral, tenant, referralId({ ...place, number })),
      (looked) => looked.state.status === 'unknown' || isSince(looked.state),
    );
    return isSince(state);
  }
}

/** For whoever takes the first step; none of the body, which does not know of it. */
function taskOf(
  { value, path }: Trigger,
  { year, found, scheme }: Pick<Found, 'year' | 'found' | 'scheme'>,
  { at, loaded: { world, place } }: Readonly<{ at: ReferralPlace; loaded: LoadedReferral }>,
): readonly Task[] {
  const { ruling, procedures } = world;
  const procedure = procedureOf(world, notBegun);
  if (procedure.is === 'silent') return [];
  const { progress } = begin(procedure.value, procedures);
  const [first] = openNow(procedure.value, progress, procedures);
  if (!first) return [];
  const { subject, organisation } = at;
  const about = { subject, organisation, year: String(year), found, trigger: value.code };
  const task = {
    kind: 'act',
    step: first.code,
    zh: `研究是否移送问责：${value.zh}`,
    by: first.step.by,
    barred: world.ofTheBody,
    waitsFor: [],
    dues: [],
    why: { hash: ruling.hash, path },
  } as const;
  const placed = placedTask(task, about, { world, place, progress, scheme });
  return [{ ...placed, what: `proposed/${String(year)}/${found}/${value.code}` }];
}
