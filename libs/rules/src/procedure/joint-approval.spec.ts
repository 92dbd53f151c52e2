import { jointApproval } from './testing/procedures.js';
import { Walked } from './testing/walked.js';
import { readinessOf, takeTogether } from './together.js';

const level = (projectLevel: string | null, keyReview = 'no') => ({
  figures: { 'project-level': projectLevel, 'selected.key-review': keyReview },
});
const money = { amount: '1000000.00', date: '2023-01-20' };
const approval = { ...money, documents: [{ document: 'budget-reply' }] };
const handedOver = { items: [{ item: 'T1' }] };
const opinion = { opinion: '指标不够细化' };

describe('HC-13, HC-14 review, hand-over, approval', () => {
  const submitted = Walked.in(jointApproval, level('1')).then(['submit=submitted', 'unit']);
  const reviewedByDesk = submitted.then(['desk-review=passed', 'desk']);
  const ready = reviewedByDesk.then(['hand-over=handed-over', 'centre', handedOver]);

  it('HC-14a goes through the centre to the budget desk for a first-level project', () => {
    expect(submitted.open).toEqual(['desk-review']);
    expect(reviewedByDesk.open).toEqual(['hand-over']);
    expect(ready.open).toEqual(['approve']);
    expect(ready.then(['approve=approved', 'budget', approval]).progress.ended).toBe('approved');
  });

  it('HC-14b goes to the department for any other', () => {
    const below = (of: string | null) =>
      ready.with(reviewedByDesk.progress).when(level(of)).then(['hand-over=handed-over', 'centre', handedOver]);
    expect([below('2').open, below(null).open]).toEqual([['approve-below'], ['approve-below']]);
    expect(below('2').taken?.data.skipped).toEqual([{ step: 'approve', because: 'condition' }]);
    expect(below('2').taken?.data.restedOn).toEqual([
      { step: 'approve', on: 'figure', name: 'project-level', year: 2024, value: '2' },
    ]);
  });

  it('HC-13d asks for the key review of what was selected, and records by which value another skips it', () => {
    const selected = Walked.in(jointApproval, level('1', 'yes')).then(
      ['submit=submitted', 'unit'],
      ['desk-review=passed', 'desk'],
    );
    expect(selected.open).toEqual(['key-review']);
    expect(reviewedByDesk.taken?.data).toEqual({
      procedure: 'target-review',
      step: 'desk-review',
      answer: 'passed',
      by: 'desk',
      submission: 1,
      open: [{ step: 'hand-over' }],
      skipped: [{ step: 'key-review', because: 'condition' }],
      restedOn: [{ step: 'key-review', on: 'figure', name: 'selected.key-review', year: 2024, value: 'no' }],
    });
    expect(reviewedByDesk.taken?.stated).toEqual([
      { path: 'procedures/target-review/steps/desk-review/answers/passed' },
      { path: 'procedures/target-review/steps/key-review' },
    ]);
  });

  it('HC-13c returns to the department, the desk reviews anew, and the number of the submission rises', () => {
    const returned = submitted.then(['desk-review=returned', 'desk', opinion]);
    expect(returned.taken?.data).toEqual({
      procedure: 'target-review',
      step: 'desk-review',
      answer: 'returned',
      by: 'desk',
      submission: 1,
      open: [{ step: 'submit' }],
      undone: ['submit', 'desk-review', 'key-review', 'hand-over', 'approve', 'approve-below'].map((each) => ({
        step: each,
      })),
    });
    const again = returned.then(['submit=submitted', 'unit'], ['desk-review=passed', 'desk']);
    expect(again.taken?.data.submission).toBe(2);
    expect(again.progress.done.map((row) => [row.step, row.submission])).toEqual([
      ['submit', 2],
      ['desk-review', 2],
    ]);
  });

  it('whoever declared the first version never reviews, even after somebody else has revised it', () => {
    const revised = submitted.then(['desk-review=returned', 'desk', opinion], ['submit=submitted', 'colleague']);
    expect(revised.refused('desk-review=passed', 'unit')).toEqual({ code: 'same-person', did: ['submit'] });
    expect(revised.refused('desk-review=passed', 'colleague')).toEqual({ code: 'same-person', did: ['submit'] });
    expect(revised.openSteps.map(({ barred }) => barred)).toEqual([['unit', 'colleague']]);
    expect(revised.refused('desk-review=passed', 'desk')).toBe('taken');
  });

  it('B-23 a target that was not handed over keeps nobody else waiting, and is named beforehand', () => {
    const keyWaits = Walked.in(jointApproval, level('1', 'yes')).then(
      ['submit=submitted', 'unit'],
      ['desk-review=passed', 'desk'],
    );
    const items = Object.entries({ T1: ready, T2: reviewedByDesk, T3: keyWaits }).map(([id, { progress, world }]) => ({
      id,
      procedure: jointApproval,
      progress,
      world,
    }));
    const readiness = readinessOf('approve', items);
    expect(readiness.ready).toEqual(['T1']);
    expect(readiness.waiting.map((each) => [each.id, each.for.map((open) => open.step.zh)])).toEqual([
      ['T2', ['绩效中心提交预算股']],
      ['T3', ['重点审核']],
    ]);
    const given = () => ({ step: 'approve', answer: 'approved', by: 'budget', brings: approval });
    expect(takeTogether(items, given)).toEqual({
      outcome: 'rejected',
      refused: [
        {
          id: 'T2',
          rejection: { code: 'not-open', step: 'approve', open: [{ step: 'hand-over', zh: '绩效中心提交预算股' }] },
        },
        { id: 'T3', rejection: { code: 'not-open', step: 'approve', open: [{ step: 'key-review', zh: '重点审核' }] } },
      ],
    });
    const alone = takeTogether(items.slice(0, 1), given);
    expect(alone).toMatchObject({ outcome: 'taken', items: [{ id: 'T1', taken: { data: { ended: 'approved' } } }] });
  });

  it('holds the key review until it is known whether the target was selected', () => {
    const unknown = Walked.in(jointApproval, { figures: { 'project-level': '1' } }).then(
      ['submit=submitted', 'unit'],
      ['desk-review=passed', 'desk'],
    );
    const missing = [{ on: 'figure', name: 'selected.key-review', year: 2024 }];
    expect(unknown.taken?.data.missing).toEqual([{ step: 'key-review', ...missing[0] }]);
    expect(unknown.openSteps.map(({ code, waitsFor }) => [code, waitsFor])).toEqual([['key-review', missing]]);
    expect(unknown.refused('key-review=passed', 'centre')).toEqual({ code: 'not-known', step: 'key-review', missing });
    expect(unknown.react().opened).toBeUndefined();

    const { walked, opened } = unknown.when(level('1')).react();
    expect(opened?.data).toEqual({
      procedure: 'target-review',
      open: [{ step: 'hand-over' }],
      skipped: [{ step: 'key-review', because: 'condition' }],
      restedOn: [{ step: 'key-review', on: 'figure', name: 'selected.key-review', year: 2024, value: 'no' }],
    });
    expect(walked.react().opened).toBeUndefined();
    // Judged when it opens, and not again: neither what was skipped nor what is open.
    expect(walked.when(level('1', 'yes')).open).toEqual(['hand-over']);
    const opening = unknown.when(level('1', 'yes')).react().walked;
    expect(opening.when(level('1')).open).toEqual(['key-review']);
    expect(opening.when(level('1')).react().opened).toBeUndefined();
  });

  it('an act that comes before the reaction records what had opened first', () => {
    const unknown = Walked.in(jointApproval, { figures: { 'project-level': '1' } }).then(
      ['submit=submitted', 'unit'],
      ['desk-review=passed', 'desk'],
    );
    const taken = unknown.when(level('1')).then(['hand-over=handed-over', 'centre', handedOver]).taken;
    expect(taken?.opened?.data.open).toEqual([{ step: 'hand-over' }]);
    expect(taken?.data.skipped).toBeUndefined();
    expect(taken?.data.items).toEqual([{ item: 'T1' }]);
  });
});
