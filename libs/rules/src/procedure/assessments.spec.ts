import { exAnte, nineSteps, withOptional } from './testing/procedures.js';
import { Walked } from './testing/walked.js';

const opinion = { opinion: '指标不够细化' };
const score = { score: '88' };

describe('FF-15e ex-ante assessment', () => {
  const materials = { documents: [{ document: 'application-materials' }] };
  const fixed = Walked.in(exAnte).then(['fix-object=fixed', 'centre']);
  const formed = (...persons: string[]) => ['form-group=formed', 'centre', { persons }] as const;
  const examining = fixed.then(['materials=given', 'unit', materials], formed('e1', 'e2'));

  it('forms the group and takes the materials side by side, in either order', () => {
    expect(fixed.open).toEqual(['form-group', 'materials']);
    expect(fixed.then(formed('e1')).open).toEqual(['materials']);
    expect(examining.open).toEqual(['examine@e1', 'examine@e2']);
    expect(examining.taken?.data).toEqual({
      procedure: 'ex-ante-finance',
      step: 'form-group',
      answer: 'formed',
      by: 'centre',
      submission: 1,
      assigned: [
        { as: 'work-group', person: 'e1' },
        { as: 'work-group', person: 'e2' },
      ],
      open: [{ step: 'examine' }],
      levels: [
        { step: 'examine', level: 'e1' },
        { step: 'examine', level: 'e2' },
      ],
    });
  });

  it('asks for materials again without dissolving the group', () => {
    const more = examining.then(['examine@e1=scored', 'e1', score], ['examine@e2=more-materials', 'e2', opinion]);
    expect(more.open).toEqual(['materials']);
    expect(more.then(['materials=given', 'unit', materials]).open).toEqual(['examine@e1', 'examine@e2']);
  });

  it('who handed in the materials does not assess them, whatever group they are in', () => {
    const own = fixed.then(['materials=given', 'unit', materials], formed('e1', 'unit'));
    expect(own.refused('examine@unit=scored', 'unit', score)).toEqual({ code: 'same-person', did: ['materials'] });
  });

  it('FF-19 says what follows from the conclusion', () => {
    const done = examining.then(['examine@e1=scored', 'e1', score], ['examine@e2=scored', 'e2', score]);
    const supported = done.then(['conclude=supported', 'centre', score]);
    const not = done.then(['conclude=not-supported', 'centre', score]);
    expect([supported.progress.ended, supported.taken?.effects]).toEqual(['supported', [{ admit: 'library' }]]);
    expect([not.progress.ended, not.taken?.effects]).toEqual(['not-supported', [{ open: 'control-number-cut' }]]);
  });
});

describe('FF-42 nine steps', () => {
  it('takes them in order, with everybody of the group at work and the evaluated body heard', () => {
    const document = (code: string) => ({ documents: [{ document: code }] });
    const all = Walked.in(nineSteps).then(
      ['object=done', 'centre'],
      ['evaluators=done', 'centre', { persons: ['e1', 'e2'], ground: 'chosen-by-lot' }],
      ['notice=done', 'centre', document('notice')],
      ['plan=done', 'e1', document('plan')],
      ['work@e1=done', 'e1', score],
      ['work@e2=done', 'e2', score],
      ['views=objected', 'unit', opinion],
      ['final=done', 'e1', { ...score, finding: ['slow-payment'] }],
      ['report=done', 'e1', document('evaluation-report')],
      ['archive=filed', 'centre'],
    );
    expect(all.progress.ended).toBe('filed');
    expect(new Set(all.progress.done.map((row) => row.step)).size).toBe(9);
    expect(all.progress.did).toHaveLength(10);
  });
});

describe('HC-11 what is optional, and an office of two', () => {
  const applied = Walked.in(withOptional).then(['apply=submitted', 'a']);
  const reviewedByDesk = applied.then(['desk-review=passed', 'b']);

  it('an optional step holds nothing up, and lapses when a later one is taken', () => {
    expect(reviewedByDesk.open).toEqual(['third-party', 'decide']);
    const independent = reviewedByDesk.then(['third-party=assessed', 'c', opinion]);
    expect(independent.open).toEqual(['decide']);
    const without = reviewedByDesk.then(['decide=entered', 'd']);
    expect([without.progress.ended, without.taken?.data.skipped]).toEqual([
      'entered',
      [{ step: 'third-party', because: 'passed-over' }],
    ]);
  });

  const exception = (...persons: string[]) => ({ persons, reason: '本股只有两人' });

  it('the head lets somebody act whom the rule keeps out, where nobody else is left', () => {
    expect(applied.refused('desk-review=excepted', 'head', exception('a'))).toEqual({ code: 'somebody-is-left' });
    const ofTwo = applied.when({ staff: ['a'] });
    expect(ofTwo.openSteps.map(({ answers }) => answers)).toEqual([['passed', 'returned', 'excepted']]);
    expect(ofTwo.refused('desk-review=passed', 'a')).toEqual({ code: 'same-person', did: ['apply'] });
    expect(ofTwo.refused('desk-review=excepted', 'a', exception('a'))).toEqual({ code: 'same-person', did: ['apply'] });
    expect(ofTwo.refused('desk-review=excepted', 'head', exception('z'))).toEqual({
      code: 'answer-wanting',
      wanting: [{ needed: 'persons', because: 'malformed', these: ['z'] }],
    });
    const excepted = ofTwo.then(['desk-review=excepted', 'head', exception('a')]);
    expect(excepted.taken?.data).toEqual({
      procedure: 'library-entry',
      step: 'desk-review',
      answer: 'excepted',
      by: 'head',
      submission: 1,
      excepted: [{ person: 'a' }],
      open: [{ step: 'desk-review' }],
    });
    expect(excepted.then(['desk-review=passed', 'a']).open).toEqual(['third-party', 'decide']);
  });

  it('the exception is for that submission', () => {
    const next = applied
      .when({ staff: ['a'] })
      .then(
        ['desk-review=excepted', 'head', exception('a')],
        ['desk-review=returned', 'a', opinion],
        ['apply=submitted', 'a'],
      );
    expect(next.refused('desk-review=passed', 'a')).toEqual({ code: 'same-person', did: ['apply'] });
  });
});
