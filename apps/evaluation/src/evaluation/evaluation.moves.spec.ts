import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Step } from '@wenxiao/rules/shape';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { conclusionOf, type OpenEvaluation, sheetsOf } from './evaluation.state.js';
import { tasksOf } from './evaluation.tasks.js';
import {
  conclude,
  type Evaluated,
  papers,
  people,
  points,
  sheet,
  upToConclusion,
  upToSheets,
} from './testing/evaluated.js';

const third = '018f2f6e-0000-7000-8000-000000000071';
const replace = (evaluated: Evaluated, from: string, to: string) =>
  evaluated.act('reassign', { as: 'work-group', from, to, reason: '调离' }, people.office);
const openSteps = ({ state }: Evaluated) =>
  (state as OpenEvaluation).progress.open.map(({ step, levels = [] }) => [step, ...levels]);

describe('somebody takes the place of an evaluator who left', () => {
  it('fills in the sheet that was not handed in, and concludes', () => {
    const evaluated = upToSheets();
    expect(replace(evaluated, people.second, third)).toMatchObject({ outcome: 'accepted' });
    expect(evaluated.last('evaluation-reassigned')).toMatchObject({
      as: 'work-group',
      from: people.second,
      to: third,
      assigned: [
        { as: 'work-group', person: people.first },
        { as: 'work-group', person: third },
      ],
      reason: '调离',
    });
    expect(sheet(evaluated, people.second, points('90'))).toMatchObject({ outcome: 'rejected' });
    sheet(evaluated, people.first, points('95'));
    sheet(evaluated, third, points('85'));
    evaluated.step('exchange-views', 'agreed', {}, people.unit);
    evaluated.step('conclude', 'done', {}, third);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '90' });
  });

  it('does not score again what was handed in: each place counts once', () => {
    const evaluated = upToSheets();
    sheet(evaluated, people.first, points('95'));
    replace(evaluated, people.first, third);
    expect(openSteps(evaluated)).toEqual([['collect-and-verify', people.first, people.second]]);
    sheet(evaluated, people.second, points('85'));
    evaluated.step('exchange-views', 'agreed', {}, people.unit);
    evaluated.step('conclude', 'done', {}, third);
    expect(sheetsOf(evaluated.state as OpenEvaluation).map(({ evaluator }) => evaluator)).toEqual([
      people.first,
      people.second,
    ]);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '90' });
  });

  it('is nobody who is evaluated, and nobody who is named already', () => {
    const evaluated = upToSheets();
    expect(replace(evaluated, people.first, people.unit)).toMatchObject({
      rejection: { code: 'evaluators-kept-out', persons: [people.unit] },
    });
    expect(replace(evaluated, people.first, people.second)).toMatchObject({ rejection: { code: 'already-assigned' } });
    expect(replace(evaluated, third, people.unit)).toMatchObject({ rejection: { code: 'evaluators-kept-out' } });
    expect(replace(evaluated, third, people.agency)).toMatchObject({ rejection: { code: 'not-assigned' } });
  });

  it('is waited for, for each who has come to work where it is judged: they judge no more', () => {
    const evaluated = upToSheets();
    const merged = { ...evaluated.world, evaluatedThemselves: [people.unit, people.second] };
    const tasks = tasksOf(evaluated.state, merged);
    expect(tasks.filter(({ step }) => step === 'person-left').map(({ level, zh }) => [level, zh])).toEqual([
      [people.second, '受派人员现任职于被评价单位，请指派他人接替'],
    ]);
    const judging = tasks.filter(({ step }) => step === 'collect-and-verify');
    expect(judging.map(({ barred }) => barred.includes(people.second))).toEqual([true, true]);
    evaluated.world = merged;
    expect(sheet(evaluated, people.second, points('90'))).toMatchObject({
      rejection: { code: 'evaluators-kept-out', persons: [people.second] },
    });
    expect(sheet(evaluated, people.first, points('90')).outcome).toBe('accepted');
  });

  it('is waited for by the lead desk, for each who left', () => {
    const evaluated = upToSheets({ left: [people.second] });
    expect(tasksOf(evaluated.state, evaluated.world)).toContainEqual({
      kind: 'settle',
      scheme: 'budget-performance',
      step: 'person-left',
      level: people.second,
      zh: '受派人员已离岗，请指派他人接替',
      barred: [],
      waitsFor: [],
      dues: [],
      why: { hash: evaluated.world.ruling.hash, path: 'procedures/department-evaluation' },
    });
  });
});

const fufeng = seed('fufeng-2022')!;
/** The set of Fufeng with other steps of the department evaluation. */
function revised(change: (steps: readonly Step[]) => readonly Step[]): Resolved {
  const procedures = (fufeng.members.procedures ?? []).map((each) =>
    each.code === 'department-evaluation' ? { ...each, steps: change(each.steps) } : each,
  );
  return layered({ ...fufeng, members: { ...fufeng.members, procedures } }, undefined, { organisation: false });
}
function moveTo(evaluated: Evaluated, set: Resolved) {
  const before = evaluated.world.ruling.hash;
  evaluated.world = { ...evaluated.world, ruling: ruling(set) };
  return evaluated.act('rebase', { before, reason: '规则已修订' }, people.office);
}
const without = (...codes: readonly string[]) => revised((steps) => steps.filter(({ code }) => !codes.includes(code)));

describe('an evaluation that is moved to the set in force', () => {
  it('goes on by its procedure: what was done counts by the code of its step', () => {
    const evaluated = upToSheets();
    sheet(evaluated, people.first, points('95'));
    sheet(evaluated, people.second, points('85'));
    expect(openSteps(evaluated)).toEqual([['exchange-views']]);
    expect(moveTo(evaluated, without('exchange-views'))).toMatchObject({ outcome: 'accepted' });
    expect(evaluated.last('evaluation-rebased')).toMatchObject({ reason: '规则已修订', open: [{ step: 'conclude' }] });
    conclude(evaluated);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '90' });
  });

  it('loses a conclusion whose step is none there, and others are told', () => {
    const evaluated = upToConclusion('95', '85');
    conclude(evaluated);
    const set = revised((steps) =>
      steps.map((step) => (step.code === 'conclude' ? { ...step, code: 'conclude-anew' } : step)),
    );
    moveTo(evaluated, set);
    expect(evaluated.history.slice(-2).map(({ type }) => type)).toEqual(['evaluation-rebased', 'conclusion-withdrawn']);
    expect(conclusionOf(evaluated.state as OpenEvaluation)).toBeUndefined();
    evaluated.step('conclude-anew', 'done', { brings: papers() }, people.first);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ step: 'conclude-anew', score: '90' });
  });

  it('stays where it is the same set, or one that has no procedure for it', () => {
    const evaluated = upToSheets();
    const { hash } = evaluated.world.ruling;
    expect(evaluated.act('rebase', { before: hash, reason: '规则已修订' }, people.office)).toMatchObject({
      rejection: { code: 'under-it-already', rules: hash },
    });
    const { procedures = [], ...members } = fufeng.members;
    const other = procedures.filter(({ code }) => code !== 'department-evaluation');
    const set = { ...fufeng, members: { ...members, procedures: other } };
    expect(moveTo(evaluated, layered(set, undefined, { organisation: false }))).toMatchObject({
      rejection: { code: 'no-procedure-there', path: 'procedures/department-evaluation' },
    });
  });
});

describe('a conclusion that rests on what is otherwise now', () => {
  const line = { decision: 12, stream: 'budget-line/subject.2022', version: 4, because: 'overtaken' } as const;
  const { because: _because, ...named } = line;
  const keep = (evaluated: Evaluated, version: number) =>
    evaluated.act('keep-decision', { ...named, version, reason: '不影响得分' }, people.office);

  it('is somebody’s task, also once the evaluation has ended', () => {
    const evaluated = upToConclusion('95', '85', { outdated: [line] });
    conclude(evaluated);
    expect(tasksOf(evaluated.state, evaluated.world)).toContainEqual(
      expect.objectContaining({ kind: 'settle', step: 'reconcile', reconciles: line, dues: [] }),
    );
    evaluated.state = {
      ...evaluated.state,
      progress: { ...(evaluated.state as OpenEvaluation).progress, ended: 'done' },
    } as OpenEvaluation;
    expect(tasksOf(evaluated.state, evaluated.world)).toMatchObject([{ step: 'reconcile' }]);
    expect(keep(evaluated, 4)).toMatchObject({ outcome: 'accepted' });
    expect(evaluated.last('evaluation-decision-kept')).toEqual({ ...line, reason: '不影响得分' });
  });

  it('is kept in the face of what was found, and of nothing else', () => {
    const evaluated = upToConclusion('95', '85', { outdated: [line] });
    expect(keep(evaluated, 5)).toMatchObject({ rejection: { code: 'not-outdated', outdated: [line] } });
  });
});
