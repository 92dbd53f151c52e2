import { specOf } from '@wenxiao/domain/testing';
import { disclosureFacts as facts } from '@wenxiao/facts/accountability';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { askedBy, people, resting, subject, worldOf } from '../testing/under-fufeng.js';
import { takenOfTargets } from './disclosed-targets.js';
import { targetsAdjusted, targetsApproved, targetsWithdrawn } from './disclosure.copies.js';
import type { DisclosureCommand } from './disclosure.commands.js';
import { disclosure } from './disclosure.decider.js';
import type { TargetInForce } from './disclosure.world.js';

const huichang = ruling(layered(seed('huichang-2020')!, undefined, { organisation: false }));
const target: TargetInForce = { period: '2023', declaration: 2 };
const today = '2024-05-06';
const asked = askedBy<DisclosureCommand>();
const opening = asked('open', { results: [], targets: [{ period: '2023' }], today });

/** In the county that has targets disclosed. */
function specWith(approved: readonly TargetInForce[]) {
  const world = worldOf('disclosure', { subject, year: 2023, number: 1 });
  return specOf(disclosure, { ...world, ruling: huichang, concluded: [], approved, goesBy: ['disclosure'] });
}
const said = { scheme: 'budget-performance', procedure: 'disclosure', subject, year: 2023, on: today };
const opened = facts.disclosureOpened({ ...said, results: [], targets: [target] });
const stepsOpened = facts.disclosureStepsOpened({ procedure: 'disclosure', open: [{ step: 'arrange' }] });

describe('targets', () => {
  it('are disclosed as they are approved, where the rules say so', () => {
    specWith([target])
      .given()
      .when(opening)
      .then(resting(opened, 'procedures/disclosure'), resting(stepsOpened, 'procedures/disclosure'));
    const world = worldOf('disclosure', { subject, year: 2023, number: 1 });
    const figure = (code: string) => (code === 'evaluation.type' ? 'finance-evaluation' : undefined);
    const procedures = { ...world.procedures, known: { ...world.procedures.known, figure } };
    const named = { type: 'finance-evaluation', period: '2023', number: 1 };
    const concluded = [{ ...named, version: 9, score: '88', grade: 'good' }];
    specOf(disclosure, { ...world, procedures, concluded, approved: [target], goesBy: ['disclosure'] })
      .given()
      .when(asked('open', { results: [named], targets: [{ period: '2023' }], today }))
      .thenRejected({ code: 'content-not-disclosed', contents: ['evaluation-result'] });
  });

  it('are none that nobody approved', () => {
    specWith([{ period: '2022-2024', declaration: 1 }])
      .given()
      .when(opening)
      .thenRejected({ code: 'targets-not-approved', targets: ['2023'], approved: ['2022-2024'] });
  });

  it('do not go out once they were adjusted or taken back', () => {
    const arranged = facts.disclosureRecorded({
      ...{ procedure: 'disclosure', step: 'arrange', answer: 'arranged', by: people.office, submission: 1 },
      open: [{ step: 'publish' }],
    });
    const publishing = asked('take-step', {
      ...{ step: 'publish', answer: 'published', brings: { date: today } },
      address: 'https://example.gov.cn/2023',
    });
    for (const approved of [[], [{ ...target, declaration: 3 }]])
      specWith(approved)
        .given(opened, stepsOpened, arranged)
        .when(publishing)
        .thenRejected({ code: 'targets-changed', targets: ['2023'] });
  });
});

describe('targets that a disclosure holds', () => {
  it('are otherwise for it, and for no other', () => {
    const told = (contract: { type: string }, data: object, version: number) => ({
      ...{ store: 'targets', stream: 's', version, type: contract.type, recordedAt: '2024-05-06T01:00:00.000000Z' },
      data: { period: '2023', ...data },
    });
    const all = [
      told(targetsApproved.contract, { declaration: 1 }, 1),
      told(targetsAdjusted.contract, { declaration: 2 }, 2),
      told(targetsWithdrawn.contract, { inForce: 1 }, 3),
    ];
    const taken = takenOfTargets([target]);
    expect([1, 2, 3].map((count) => taken(all.slice(0, count)))).toEqual([1, 2, 1]);
    expect(takenOfTargets([])(all)).toBeUndefined();
  });
});
