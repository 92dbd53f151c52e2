import { Injectable } from '@nestjs/common';
import type { EventReference } from '@wenxiao/event-store';
import type { Known } from '@wenxiao/rules/condition';
import { moneyScheme, type Scheme } from '@wenxiao/rules/shape';
import {
  CommandRunner,
  Copies,
  copyKey,
  knownAsEvaluated,
  Organisations,
  type SubjectAsked,
} from '@wenxiao/service-kit';
import { workAssessment } from '../work-assessment/work-assessment.aggregate.js';
import { workId } from '../work-assessment/work-assessment.place.js';
import { referredSubjects } from './referral.copies.js';
import { isOfWork, type ReferralPlace } from './referral.place.js';
import type { AssessmentNamed, Result, Worked } from './referral.world.js';

/** What a referral is about: a subject, or how a body does its work. */
export type Referred = Readonly<{
  name: string;
  scheme: Scheme;
  unit: string;
  department: string;
  /** What conditions ask of a subject; nothing of a body. */
  asked?: SubjectAsked;
  told?: EventReference;
}>;

/** Finds what referrals are about, and what a body's work was assessed to be. */
@Injectable()
export class ReferredThings {
  constructor(
    private readonly copies: Copies,
    private readonly organisations: Organisations,
    private readonly commands: CommandRunner,
  ) {}

  /** Undefined for what is not known here. */
  async of(tenant: string, at: ReferralPlace): Promise<Referred | undefined> {
    if (isOfWork(at)) return this.body(tenant, at.organisation);
    const subject = await this.copies.find(referredSubjects, tenant, copyKey(at.subject));
    if (!subject) return undefined;
    const { name, scheme, unit, department } = subject.data;
    return { name, scheme: scheme as Scheme, unit, department, asked: subject.data, told: subject.fact };
  }

  /** What the assessment of a body was concluded to be, unless that was taken back. */
  async worked(
    tenant: string,
    { organisation }: ReferralPlace,
    named: AssessmentNamed,
  ): Promise<Readonly<{ worked: Worked; told: EventReference }> | undefined> {
    const loaded = await this.commands.load(workAssessment, tenant, workId({ organisation, ...named }));
    const { id, state, version } = loaded;
    if (state.status !== 'concluded' || !state.conclusion) return undefined;
    const { grade, findings } = state.conclusion;
    const stream = `${workAssessment.category}/${id}`;
    return {
      worked: { ...named, grade, findings, version },
      told: { store: 'accountability', tenant, stream, version },
    };
  }

  private async body(tenant: string, id: string): Promise<Referred | undefined> {
    const body = await this.organisations.find(id);
    if (body?.nature !== 'body' || !body.path.includes(tenant)) return undefined;
    const [, department = id] = body.path.slice(body.path.indexOf(tenant));
    return { name: body.name, scheme: moneyScheme, unit: id, department };
  }
}

/** What conditions may ask of it in a year. Of a body nothing was evaluated, and of a subject no work assessed. */
export function knownOfReferred(
  { asked }: Pick<Referred, 'asked'>,
  { result, worked }: Readonly<{ result?: Result | undefined; worked?: Worked | undefined }>,
  year: number,
): Omit<Known, 'parameter'> {
  const known = asked ? knownAsEvaluated(asked, result, year) : knownOfWork(worked, year);
  return {
    ...known,
    figure: (code, of) =>
      code === 'work-assessment.grade' && of === year ? (worked?.grade ?? null) : known.figure(code, of),
  };
}

const knownOfWork = (worked: Worked | undefined, year: number): Omit<Known, 'parameter'> => ({
  year,
  figure: (_, of) => (of === year ? null : undefined),
  found: (code, of) => of === year && worked?.findings.includes(code) === true,
  period: () => null,
});
