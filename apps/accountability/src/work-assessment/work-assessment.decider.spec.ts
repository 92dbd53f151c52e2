import { specOf } from '@wenxiao/domain/testing';
import { type WorkAssessmentEvent, workAssessmentFacts as facts } from '@wenxiao/facts/accountability';
import { layered } from '@wenxiao/rules/layers';
import { type Ruling, ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { askedBy, people, resting, subject } from '../testing/under-fufeng.js';
import { type WorkCommand, workAssessment } from './work-assessment.decider.js';
import { sheetOf } from './work-assessment.sheet.js';
import type { Known, WorkWorld } from './work-assessment.world.js';

const source = [{ instrument: 'implementing-rules', article: '第四十八条' }];
const unqualified = { code: 'unqualified', zh: '财政评价不合格', fact: 'evaluation-result', gradedAs: ['unqualified'] };
const takes = [{ ...unqualified, perUnit: '15', source }];
const results = { code: 'results', zh: '绩效评价结果', full: '40', takes, source };

/** The rules of Fufeng, with what the county settles of them put in. */
function rulesWith({ full, others }: Readonly<{ full?: string; others?: readonly object[] }>): Ruling {
  const set = structuredClone(seed('fufeng-2022')) as unknown as { members: Record<string, object[]> };
  const put = (group: string, more: object) => {
    set.members[group] = (set.members[group] ?? []).map((member) => ({ ...member, ...more }));
  };
  if (full !== undefined) put('accountability.workAssessmentItems', { full });
  if (others) put('accountability.workAssessments', { others });
  return ruling(layered(set as never, undefined, { organisation: false }));
}
const open = rulesWith({});
const half = rulesWith({ others: [results] });
const whole = rulesWith({ full: '60', others: [results] });

const told = { store: 'monitoring', tenant: subject, stream: `monitoring/${subject}.2023`, version: 3 };
const about = { subject, name: '农村公路', told };
const perfunctory: Known = { ...about, fact: 'monitoring-finding', which: 'check.1', code: 'perfunctory' };
const many: Known = { ...perfunctory, which: 'check.2', code: 'many-findings' };
const evaluated = (type: string, code = 'unqualified', which = '1'): Known => ({
  ...about,
  fact: 'evaluation-result',
  which,
  type,
  code,
});

function worldOf(known: readonly Known[] = [], rules: Ruling = whole): WorkWorld {
  const member = rules.member('accountability.workAssessments', 'departments');
  if (member.is === 'silent') throw new Error('The rule set of Fufeng assesses no departments');
  return { ruling: rules, member, ...sheetOf(rules, member, { known, isOwn: false }), ofTheBody: [people.deputy] };
}
const specWith = (known: readonly Known[] = [], rules: Ruling = whole) => specOf(workAssessment, worldOf(known, rules));
const asked = askedBy<WorkCommand>();

const today = '2024-03-08';
const scoring = (monitoring: string, results: string, different: object = {}) =>
  asked('score', {
    items: [
      { item: 'monitoring-work', points: monitoring },
      { item: 'results', points: results },
    ],
    today,
    ...different,
  });
const sheet = [
  'accountability.workAssessments/departments',
  'accountability.workAssessmentItems/monitoring-work',
  'accountability.workAssessments/departments/others/results',
];
const scored = (monitoring: string, results: string, total: string, taken = 0) =>
  facts.workScored({
    scheme: 'budget-performance',
    assessment: 'departments',
    items: [
      { item: 'monitoring-work', points: monitoring, full: '60', taken },
      { item: 'results', points: results, full: '40', computed: '40', taken: 0 },
    ],
    total,
    on: today,
  });
const concluding = (...findings: readonly string[]) => asked('conclude', { findings, today });
const concluded = (score: string, grade: string, findings: readonly string[] = []) =>
  facts.workConcluded({ score, fullMark: '100', grade, findings: [...findings], toldTo: 'its-body', on: today });

describe('a work assessment', () => {
  it('waits for what the rules leave open: the further items first, then the points of those that they name', () => {
    const others = 'accountability.workAssessments/departments/others';
    specWith([], open).given().when(scoring('60', '40')).thenRejected({ code: 'rules-silent', path: others });
    const path = 'accountability.workAssessmentItems/monitoring-work/full';
    specWith([], half).given().when(scoring('60', '40')).thenRejected({ code: 'rules-silent', path });
  });

  it('is scored whole, within the points of each item, and again with a reason', () => {
    const spec = specWith();
    const first = scored('50', '40', '90');
    spec
      .given()
      .when(scoring('50', '40'))
      .then(resting(first, ...sheet));
    spec.given(first).when(scoring('50', '40')).thenRejected({ code: 'again-reason-required' });
    spec
      .given(first)
      .when(scoring('50', '40', { reason: ' ' }))
      .thenRejected({ code: 'again-reason-required' });
    for (const points of ['60.01', '-1'])
      spec
        .given()
        .when(scoring(points, '40'))
        .thenRejected({ code: 'points-refused', item: 'monitoring-work', full: '60' });
    const one = { item: 'results', points: '40' };
    spec
      .given()
      .when(scoring('', '', { items: [one] }))
      .thenRejected({ code: 'items-wanting', wanting: ['monitoring-work'] });
    spec
      .given()
      .when(scoring('', '', { items: [one, one] }))
      .thenRejected({ code: 'item-twice', item: 'results' });
    spec
      .given()
      .when(scoring('', '', { items: [{ ...one, item: 'attitude' }] }))
      .thenRejected({ code: 'unknown-item', item: 'attitude', listed: ['monitoring-work', 'results'] });
  });

  it('takes beside an item what the rules name, and computes it where they say what each takes off, down to nothing', () => {
    const [monitoring, graded] = worldOf([
      perfunctory,
      many,
      evaluated('finance-evaluation'),
      evaluated('finance-evaluation', 'good', '2'),
      // What departments say of themselves is no fact about their work.
      evaluated('department-evaluation', 'unqualified', '3'),
    ]).items;
    expect([monitoring?.taken, monitoring?.computed]).toEqual([[perfunctory], undefined]);
    expect([graded?.taken.length, graded?.computed]).toEqual([1, '25']);
    const all = ['1', '2', '3'].map((which) => evaluated('finance-evaluation', 'unqualified', which));
    expect(worldOf(all).items[1]?.computed).toBe('0');
  });

  it('of a department takes what the department itself evaluated of its units, and nothing that they say of themselves', () => {
    const member = whole.member('accountability.workAssessments', 'units');
    if (member.is === 'silent') throw new Error('The rule set of Fufeng assesses no units');
    const known = ['department-evaluation', 'self-evaluation'].map((type, at) =>
      evaluated(type, 'unqualified', String(at)),
    );
    const taken = (isOwn: boolean) => sheetOf(whole, member, { known, isOwn }).items[1]?.taken;
    expect([taken(true), taken(false)]).toEqual([[known[0]], []]);
    specOf(workAssessment, { ...worldOf(), department: subject })
      .given()
      .when(scoring('50', '40'))
      .then(resting(facts.workScored({ ...scored('50', '40', '90').data, department: subject }), ...sheet));
  });

  it('departs from what is computed with a reason alone', () => {
    const spec = specWith();
    spec
      .given()
      .when(scoring('50', '39'))
      .thenRejected({ code: 'departs-without-reason', item: 'results', computed: '40' });
    const items = [
      { item: 'monitoring-work', points: '50' },
      { item: 'results', points: '39', because: '报送迟延' },
    ];
    const because = { item: 'results', points: '39', because: '报送迟延', full: '40', computed: '40', taken: 0 };
    const { data } = scored('50', '39', '89');
    const departed = facts.workScored({ ...data, items: [data.items[0]!, because] });
    spec
      .given()
      .when(scoring('', '', { items }))
      .then(resting(departed, ...sheet));
  });

  it.each([
    ['60', 'excellent', '100'],
    ['50', 'excellent', '90'],
    ['49.99', 'good', '89.99'],
    ['19.99', 'unqualified', '59.99'],
  ])('of %s points comes to the grade of its total by the bands of the set: %s', (points, grade, total) => {
    specWith()
      .given(scored(points, '40', total))
      .when(concluding('perfunctory'))
      .then(resting(concluded(total, grade, ['perfunctory']), sheet[0]!, `evaluation.gradeBands/${grade}`));
  });

  it('is concluded once, upon the facts that were scored, with findings of the set', () => {
    const history: readonly WorkAssessmentEvent[] = [scored('50', '40', '90')];
    specWith().given().when(concluding()).thenRejected({ code: 'not-scored' });
    specWith([perfunctory])
      .given(...history)
      .when(concluding())
      .thenRejected({ code: 'facts-changed', items: ['monitoring-work'] });
    specWith()
      .given(...history)
      .when(concluding('falsified'))
      .thenRejected({
        code: 'unknown-finding',
        finding: 'falsified',
        listed: ['perfunctory', 'poorly-carried-out', 'loss-waste-or-inefficiency'],
      });
    const done = [...history, concluded('90', 'excellent')];
    for (const command of [concluding(), scoring('50', '40', { reason: '再评' })])
      specWith()
        .given(...done)
        .when(command)
        .thenRejected({ code: 'concluded-already' });
  });

  it('is taken back with a reason, and concluded anew', () => {
    const reason = '须重新核实';
    const [first, last] = [scored('50', '40', '90'), concluded('90', 'excellent')];
    const takenBack = facts.workTakenBack({ reason });
    specWith().given(first).when(asked('take-back', { reason })).thenRejected({ code: 'not-concluded' });
    specWith().given(first, last).when(asked('take-back', { reason })).then(resting(takenBack, sheet[0]!));
    specWith()
      .given(first, last, takenBack)
      .when(concluding())
      .then(resting(last, sheet[0]!, 'evaluation.gradeBands/excellent'));
  });

  it('is nobody’s own: whoever is of the body does nothing on it', () => {
    const theirs = asked('conclude', { findings: [], today }, people.deputy);
    specWith()
      .given(scored('50', '40', '90'))
      .when(theirs)
      .thenRejected({ code: 'assesses-themselves' });
  });
});
