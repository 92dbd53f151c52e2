import { notBegun } from './progress.js';
import { isOfProcedure, type OfProcedure, partiesAfter, walkedAfter } from './walked-after.js';

const step = { procedure: 'review', step: 'desk', submission: 1, by: 'clerk', open: [] } as const;
const appointed: OfProcedure<'result'> = {
  type: 'result-appointed',
  data: { ...step, answer: 'named', assigned: [{ as: 'group', person: 'expert' }] },
};
const walked = { progress: { ...notBegun, procedure: 'review' }, overdue: [], lifted: [] };
const due = { askedBy: 'desk', due: 'limit' };

describe('an object after an event of its procedure', () => {
  it('knows its own events from those of others, and from what is not of the procedure', () => {
    const types = [
      'result-appointed',
      'result-withdrawn',
      'result-task-handed-over',
      'result-opened',
      'report-withdrawn',
    ];
    expect(types.filter((type) => isOfProcedure('result', { type }))).toEqual(types.slice(0, 3));
  });

  it('keeps what is late and what was lifted, and whatever else is its own', () => {
    const overdue = walkedAfter('result', { ...walked, own: 1 }, { type: 'result-became-overdue', data: due });
    expect(overdue).toEqual({ ...walked, own: 1, overdue: [due] });
    expect(walkedAfter('result', overdue, { type: 'result-overdue-lifted', data: due })).toEqual({
      ...overdue,
      lifted: [due],
    });
    expect(walkedAfter('result', overdue, { type: 'result-reminded', data: due })).toEqual(overdue);
  });

  it('names whom a step assigned, and nobody any more once that was taken back', () => {
    const after = walkedAfter('result', walked, appointed);
    expect(partiesAfter('result', appointed, [after.progress])).toEqual([{ as: 'group', who: 'expert' }]);
    const withdrawn: OfProcedure<'result'> = { type: 'result-withdrawn', data: { ...step } };
    const before = walkedAfter('result', after, withdrawn);
    expect(before.progress.done).toEqual([]);
    expect(partiesAfter('result', withdrawn, [before.progress])).toEqual([]);
    expect(partiesAfter('result', { type: 'result-reminded', data: due }, [after.progress])).toBeUndefined();
  });
});
