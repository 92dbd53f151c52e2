import { correctStep, handOver, reassign, rebase, rebaseTo, withdrawStep } from './amend.js';
import { type Progress, progressAfter } from './progress.js';
import { answer, department, step } from './testing/parts.js';
import {
  evaluationList,
  exAnte,
  fourDimensions,
  jointApproval,
  keyEvaluation,
  levelByLevel,
  reviewed,
} from './testing/procedures.js';
import { Walked } from './testing/walked.js';

const opinion = { opinion: '指标不够细化' };
const score = { score: '88' };
const selected = { figures: { 'project-level': '1', 'selected.key-review': 'yes' } };
const experts = { parties: { 'work-group': [{ person: 'e1' }, { person: 'e2' }] } };

/** What was amended; throws where it was refused. */
function amended<Result extends { readonly outcome: string }>(result: Result): Extract<Result, { outcome: 'amended' }> {
  if (result.outcome !== 'amended') throw new Error(JSON.stringify(result));
  return result as Extract<Result, { outcome: 'amended' }>;
}
const stored = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;
/** Who did what stays known; everything else is as it was. */
const but = (progress: Progress, did: Progress['did']): Progress => {
  const { latest: _latest, ...rest } = progress;
  return { ...rest, did };
};

describe('handing a step over', () => {
  const submitted = Walked.in(jointApproval, selected).then(['submit=submitted', 'unit']);
  const handed = progressAfter.handedOver(submitted.progress, { step: 'desk-review', to: 'second' });

  it('is of open steps, and changes nothing where they have it', () => {
    expect(handOver(submitted.progress, { step: 'desk-review', to: 'second' })).toEqual({ outcome: 'amended' });
    expect(handOver(handed, { step: 'desk-review', to: 'second' })).toEqual({ outcome: 'unchanged' });
    expect(handOver(handed, { step: 'approve', to: 'second' })).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'not-open', step: 'approve' },
    });
  });

  it('names whoever has it beside the open step, also once what was done in it is taken back', () => {
    const holderOf = (walked: Walked) => walked.openSteps.find(({ code }) => code === 'desk-review')?.heldBy;
    expect([holderOf(submitted), holderOf(submitted.with(handed))]).toEqual([undefined, 'second']);
    const passed = submitted.with(handed).then(['desk-review=passed', 'second']);
    const { progress } = amended(withdrawStep(passed.progress, { step: 'desk-review', by: 'second' }));
    expect(holderOf(passed.with(progress))).toBe('second');
  });
});

describe('withdrawing', () => {
  const submitted = Walked.in(jointApproval, selected).then(['submit=submitted', 'unit']);
  const passed = submitted.then(['desk-review=passed', 'desk']);

  it('takes back the latest act, and leaves everything as it was before', () => {
    const { data, progress } = amended(withdrawStep(passed.progress, { step: 'desk-review', by: 'desk' }));
    expect(data).toEqual({
      procedure: 'target-review',
      step: 'desk-review',
      submission: 1,
      by: 'desk',
      open: [{ step: 'desk-review' }],
    });
    expect(progress).toEqual(but(submitted.progress, passed.progress.did));
    expect(progressAfter.withdrawn(passed.progress, stored(data))).toEqual(progress);
    expect(passed.with(progress).then(['desk-review=returned', 'desk', opinion]).open).toEqual(['submit']);
  });

  it('of a return brings back what the return had undone', () => {
    const returned = passed.then(['key-review=returned', 'centre', opinion]);
    const { progress } = amended(withdrawStep(returned.progress, { step: 'key-review', by: 'centre' }));
    expect(progress).toEqual(but(passed.progress, returned.progress.did));
  });

  it('of the end opens the last step again', () => {
    const list = Walked.in(evaluationList).then(['choose=proposed', 'c', { items: [{ item: 'E1' }] }]);
    const minutes = { date: '2023-04-10', documents: [{ document: 'minutes' }], items: [{ item: 'E1' }] };
    const ended = list.then(['pass=passed', 'c', minutes]);
    expect(ended.progress.ended).toBe('passed');
    const { progress } = amended(withdrawStep(ended.progress, { step: 'pass', by: 'c' }));
    expect(ended.with(progress).open).toEqual(['pass']);
  });

  it('is refused after the next act, twice, and after a decision made elsewhere', () => {
    expect(withdrawStep(passed.progress, { step: 'submit', by: 'unit' })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'not-the-latest-act', latest: { step: 'desk-review' } },
    });
    const once = amended(withdrawStep(passed.progress, { step: 'desk-review', by: 'desk' })).progress;
    const refusal = { outcome: 'rejected', rejection: { code: 'not-the-latest-act' } };
    expect(withdrawStep(once, { step: 'desk-review', by: 'desk' })).toEqual(refusal);

    const concluded = Walked.in(keyEvaluation, experts).then(
      ['score@e1=scored', 'e1', score],
      ['score@e2=scored', 'e2', score],
      ['conclude=concluded', 'c', { ...score, documents: [{ document: 'evaluation-report' }] }],
    );
    const decided = { 'city-government': { answer: 'passed', stream: 'evaluation-list/2023', version: 3 } };
    const approved = concluded.when({ decided }).react().walked;
    expect(withdrawStep(approved.progress, { step: 'conclude', by: 'c' })).toEqual(refusal);
    expect(amended(withdrawStep(concluded.progress, { step: 'conclude', by: 'c' })).data.open).toEqual([
      { step: 'conclude' },
    ]);
  });

  it('lets nobody review what they declared and withdrew', () => {
    const { progress } = amended(withdrawStep(submitted.progress, { step: 'submit', by: 'unit' }));
    const again = submitted.with(progress).then(['submit=submitted', 'colleague']);
    expect(again.refused('desk-review=passed', 'unit')).toEqual({ code: 'same-person', did: ['submit'] });
  });
});

describe('correcting', () => {
  const scored = Walked.in(keyEvaluation, experts).then(
    ['score@e1=scored', 'e1', score],
    ['score@e2=scored', 'e2', score],
  );
  const given = { step: 'score', level: 'e1', answer: 'scored', by: 'e1', brings: { score: '91' } };

  it('is the same fact again, and moves nothing', () => {
    const { data, progress } = amended(correctStep(keyEvaluation, scored.progress, scored.world, given));
    expect(data).toEqual({
      procedure: 'key-evaluation',
      step: 'score',
      level: 'e1',
      answer: 'scored',
      by: 'e1',
      submission: 1,
      open: [{ step: 'conclude' }],
    });
    expect(progress).toEqual({ ...scored.progress, did: [...scored.progress.did, { step: 'score', by: 'e1' }] });
    expect(progressAfter.answered(scored.progress, stored(data))).toEqual(progress);
  });

  it('keeps out whoever corrects it from what the first may not do', () => {
    const submitted = Walked.in(jointApproval, selected).then(['submit=submitted', 'unit']);
    const by = { step: 'submit', answer: 'submitted', by: 'colleague' };
    const { progress } = amended(correctStep(jointApproval, submitted.progress, submitted.world, by));
    const barred = submitted.with(progress).openSteps.map((open) => open.barred);
    expect(barred).toEqual([['unit', 'colleague']]);
  });

  it('needs what the answer needs, the same answer, and an answer that counts', () => {
    const correct = (more: object) => correctStep(keyEvaluation, scored.progress, scored.world, { ...given, ...more });
    expect(correct({ brings: {} })).toMatchObject({ rejection: { code: 'answer-wanting' } });
    expect(correct({ answer: 'withheld' })).toEqual({
      outcome: 'rejected',
      rejection: { code: 'other-answer', answer: 'scored' },
    });
    expect(correct({ by: 'e2' })).toEqual({ outcome: 'rejected', rejection: { code: 'not-yours', level: 'e1' } });
    expect(correct({ step: 'conclude', level: undefined })).toMatchObject({ rejection: { code: 'not-open' } });
  });
});

describe('reassigning', () => {
  const materials = { documents: [{ document: 'application-materials' }] };
  const examining = Walked.in(exAnte).then(
    ['fix-object=fixed', 'c'],
    ['materials=given', 'unit', materials],
    ['form-group=formed', 'c', { persons: ['e1', 'e2'] }],
  );
  const inPlaceOf = (from: string, to: string) => ({ as: 'work-group', from, to });

  it('somebody takes the place of one who left; what others did stays', () => {
    const one = examining.then(['examine@e1=scored', 'e1', score]);
    const { data, progress } = amended(reassign(exAnte, one.progress, one.world, inPlaceOf('e2', 'e3')));
    expect(data).toEqual({
      procedure: 'ex-ante-finance',
      as: 'work-group',
      from: 'e2',
      to: 'e3',
      assigned: [
        { as: 'work-group', person: 'e1' },
        { as: 'work-group', person: 'e3' },
      ],
      open: [{ step: 'examine' }],
      levels: [
        { step: 'examine', level: 'e1' },
        { step: 'examine', level: 'e3' },
      ],
    });
    expect(progressAfter.reassigned(one.progress, stored(data))).toEqual(progress);
    expect(one.with(progress).open).toEqual(['examine@e3']);
  });

  it('what whoever left has answered counts, and is not asked of their successor', () => {
    const one = examining.then(['examine@e1=scored', 'e1', score]);
    const { data, progress } = amended(reassign(exAnte, one.progress, one.world, inPlaceOf('e1', 'e3')));
    expect(data).toMatchObject({ skipped: [{ step: 'examine', level: 'e3', because: 'taken-over' }] });
    const after = one.with(progressAfter.reassigned(one.progress, stored(data)));
    expect(after.progress).toEqual(progress);
    expect(after.open).toEqual(['examine@e2']);
    expect(after.then(['examine@e2=scored', 'e2', score]).open).not.toContain('examine@e3');
  });

  it('is refused for somebody who is not assigned, and for somebody who is already', () => {
    const refusal = (from: string, to: string) =>
      reassign(exAnte, examining.progress, examining.world, inPlaceOf(from, to));
    const rejected = (code: string) => ({ outcome: 'rejected', rejection: { code, as: 'work-group' } });
    expect([refusal('e9', 'e3'), refusal('e1', 'e2')]).toEqual([
      rejected('not-assigned'),
      rejected('already-assigned'),
    ]);
  });
});

describe('another version of the set while an object is on its way', () => {
  const second = {
    ...levelByLevel,
    steps: levelByLevel.steps.flatMap((each) =>
      each.code === 'approve'
        ? [step('second-review', '再审', 'review', department, [answer('passed', '通过', 'next')]), each]
        : [each],
    ),
  };
  const running = Walked.in(levelByLevel, {
    levels: ['station', 'department'],
    checklists: { 'four-dimensions': fourDimensions },
  }).then(['submit=submitted', 'unit'], ['unit-review@station=passed', 'b', reviewed]);

  it('changes nothing by itself; rebased, what was done counts by the code of its step', () => {
    const done = running.then(
      ['unit-review@department=passed', 'c', reviewed],
      ['finance-review=passed', 'f', reviewed],
    );
    expect(done.open).toEqual(['approve']);
    const rebased = amended(rebase(done.progress, second, done.world));
    expect(rebased).toMatchObject({
      data: {
        procedure: 'target-review',
        kept: [{ step: 'submit' }, { step: 'unit-review' }, { step: 'finance-review' }],
        open: [{ step: 'second-review' }],
      },
    });
    expect(progressAfter.rebased(done.progress, stored(rebased.data))).toEqual(rebased.progress);
    const under = done.with(rebased.progress, second);
    expect(under.then(['second-review=passed', 'd']).open).toEqual(['approve']);
    expect(under.progress.did).toEqual(done.progress.did);
  });

  it('is refused under the set by which it goes, where that in force has no procedure for it, and once it has ended', () => {
    const to = (hash: string, procedure: Parameters<typeof rebaseTo>[0]['procedure']) =>
      rebaseTo({ hash, before: 'first', procedure }, running.progress, running.world);
    const there = { is: 'stated', value: second } as const;
    expect(to('second', there)).toMatchObject({ outcome: 'amended', data: { open: [{ step: 'unit-review' }] } });
    expect(to('first', there)).toMatchObject({ rejection: { code: 'under-it-already', rules: 'first' } });
    const silent = { is: 'silent', path: 'procedures' } as const;
    expect(to('second', silent)).toMatchObject({ rejection: { code: 'no-procedure-there', path: 'procedures' } });
    const ended = { ...running.progress, ended: 'approved' };
    const set = { hash: 'second', before: 'first', procedure: there };
    expect(rebaseTo(set, ended, running.world)).toMatchObject({ rejection: { code: 'ended', outcome: 'approved' } });
  });

  it('goes on in the middle of its levels', () => {
    const rebased = amended(rebase(running.progress, second, running.world));
    expect(running.with(rebased.progress, second).open).toEqual(['unit-review@department']);
  });
});
