import { randomUUID } from 'node:crypto';
import { evaluationConclusionWithdrawn, evaluationFinalised, resultSettled } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import {
  type Answer,
  type County,
  type CountyService,
  type Person,
  runCountyService,
} from '@wenxiao/service-kit/testing';
import { accountabilityPlan } from '../src/index.js';

export { type Answer, type County, type Person } from '@wenxiao/service-kit/testing';

/** The result of a project of 2023, as somebody reads it. */
export type Seen = Readonly<{
  version: number;
  status: string;
  proposed: readonly Readonly<{ disposal: string; zh: string }>[];
  disposal?: Readonly<{ version: number; status: string; reason?: string }>;
  evaluation: Readonly<{ type: string; grade?: string }>;
  tasks: readonly Readonly<{ step: string }>[];
  possible: readonly Readonly<{ step: string; mine: boolean }>[];
}>;

type Concluded = Readonly<{
  type?: string;
  number?: number;
  grade?: string;
  score?: string;
  findings?: readonly string[];
}>;

/** What people of Fufeng answer: a step, and what it brings. */
export const proposed = { answer: 'proposed', brings: { reason: '评价等级不合格' } };
export const cutBy = (amount: string) => ({
  answer: 'decided',
  brings: { reason: '内部意见' },
  disposal: { disposal: 'cut-or-cancel', findings: [], reduction: { amount, unit: '元' } },
});

export const accepted = ({ status, body }: Answer): void => expect({ status, body }).toMatchObject({ status: 201 });

/** What people and other services do to a project’s result of 2023, as far as a test does not look at it. */
export function actingOn(running: CountyService) {
  const whichOf = (subject: string, { type = 'finance-evaluation', number = 1 }: Concluded) => ({
    subject,
    type,
    period: '2023',
    number,
    year: 2023,
    scheme: 'budget-performance',
    by: randomUUID(),
  });
  const streamOf = (subject: string, { type = 'finance-evaluation', number = 1 }: Concluded): string =>
    `evaluation/${subject}.${type}.2023.${String(number)}`;
  const path = (subject: string): string => `results/${subject}/2023`;

  async function seen(county: County, subject: string, as: Person = county.office): Promise<Seen> {
    const { status, body } = await running.call(county, path(subject), { as });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Seen;
  }
  async function finalised(county: County, subject: string, how: Concluded = {}): Promise<void> {
    const { grade = 'unqualified', score = '58.5', findings = [] } = how;
    const which = whichOf(subject, how);
    const of = { score, fullMark: '100', grade };
    const contract = evaluationFinalised({ ...which, isReEvaluation: false, ...of, findings });
    await running.publish('evaluation', county.id, streamOf(subject, how), contract);
  }
  async function step(county: County, subject: string, name: string, as: Person, body: object): Promise<Answer> {
    const { version } = await seen(county, subject);
    return running.call(county, `${path(subject)}/steps/${name}`, { as, body, ifMatch: version });
  }
  return {
    seen,
    path,
    finalised,
    step,
    /** A project whose result of 2023 this is. */
    async evaluatedAs(county: County, grade: string): Promise<string> {
      const subject = await running.approve(county);
      await finalised(county, subject, { grade });
      await eventually(async () => expect(await seen(county, subject)).toMatchObject({ evaluation: { grade } }));
      await running.settled();
      return subject;
    },
    /** What one desk proposes and another decides. */
    async decided(county: County, subject: string, body: object = cutBy('150000.00')): Promise<void> {
      accepted(await step(county, subject, 'propose', county.office, proposed));
      accepted(await step(county, subject, 'decide', county.budget, body));
    },
    async withdrawn(county: County, subject: string, how: Concluded = {}): Promise<void> {
      const contract = evaluationConclusionWithdrawn(whichOf(subject, how));
      await running.publish('evaluation', county.id, streamOf(subject, how), contract);
    },
    /** Targets answers to a decision of the project’s result. */
    async settled(
      county: County,
      subject: string,
      decisionVersion: number,
      refusal?: 'approved-already',
    ): Promise<void> {
      const decision = `result-application/${subject}.2023`;
      const line = { subject, year: 2024, scheme: 'budget-performance' };
      const contract = resultSettled({ ...line, decision, decisionVersion, ...(refusal && { refusal }) });
      await running.publish('targets', county.id, `budget-line/${subject}.2024`, contract);
    },
    async until(county: County, subject: string, expected: object): Promise<Seen> {
      await eventually(async () => expect(await seen(county, subject)).toMatchObject(expected));
      return seen(county, subject);
    },
    async told(county: County, subject: string): Promise<readonly (readonly [type: string, data: object])[]> {
      const published = await running.published(county.id, `result-application/${subject}.2023`);
      return published.map(({ published: { type, text } }) => [type, JSON.parse(text) as object]);
    },
  };
}

/** Accountability on a store of its own, beside the stores of those it listens to. */
export const runAccountability = (firstDay: string): Promise<CountyService> =>
  runCountyService(accountabilityPlan, firstDay);
