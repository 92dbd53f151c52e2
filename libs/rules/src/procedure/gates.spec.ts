import { evaluationList, keyEvaluation, listedEvaluation } from './testing/procedures.js';
import { Walked } from './testing/walked.js';

const score = { score: '88' };

describe('HC-18, B-24, CD-12 gates', () => {
  const minutes = { date: '2023-04-10', documents: [{ document: 'minutes' }] };
  const proposed = Walked.in(evaluationList).then([
    'choose=proposed',
    'centre',
    { items: [{ item: 'E1' }, { item: 'E2' }] },
  ]);

  it('HC-18 says no to the whole list, or answers item by item', () => {
    expect(proposed.then(['pass=not-passed', 'centre', minutes]).open).toEqual(['choose']);
    const items = [{ item: 'E1' }, { item: 'E2', answer: 'not-passed' }];
    const passed = proposed.then(['pass=passed', 'centre', { ...minutes, items }]);
    expect([passed.progress.ended, passed.taken?.data.items]).toEqual(['passed', items]);
    expect(
      proposed.refused('pass=passed', 'centre', { ...minutes, items: [{ item: 'E1', answer: 'perhaps' }] }),
    ).toEqual({
      code: 'answer-wanting',
      wanting: [{ needed: 'items', because: 'malformed', these: ['E1'] }],
    });
    expect(proposed.refused('pass=passed', 'centre', { items: [{ item: 'E1' }] })).toEqual({
      code: 'answer-wanting',
      wanting: [
        { needed: 'date', because: 'missing' },
        { needed: 'document:minutes', because: 'missing' },
      ],
    });
  });

  const fact = { stream: 'evaluation-list/2023', version: 3 };
  const listed = Walked.in(listedEvaluation);

  it('B-24 no evaluation starts before the leading group has passed the list', () => {
    expect(listed.openSteps.map(({ code, waitsFor }) => [code, waitsFor])).toEqual([
      ['listed', [{ on: 'gate', name: 'leading-group' }]],
    ]);
    expect(listed.refused('listed=passed', 'centre')).toEqual({
      code: 'decided-elsewhere',
      gate: 'leading-group',
      on: 'evaluation-list',
    });
    expect(listed.refused('conclude=concluded', 'centre', score)).toMatchObject({ code: 'not-open' });
  });

  it('B-24 it starts by that fact and cites it; what was struck off has ended', () => {
    const passed = listed.when({ decided: { 'leading-group': { answer: 'passed', ...fact } } });
    expect(passed.react().opened?.data).toEqual({
      procedure: 'finance-evaluation',
      open: [{ step: 'conclude' }],
      passed: [{ step: 'listed', answer: 'passed', ...fact }],
    });
    const concluded = passed.then(['conclude=concluded', 'centre', score]);
    expect(concluded.progress.ended).toBe('concluded');
    expect(concluded.taken?.informs).toHaveLength(2);

    const struckOff = listed.when({ decided: { 'leading-group': { answer: 'not-passed', ...fact } } });
    expect(struckOff.react().walked.progress.ended).toBe('struck-off');
    expect(struckOff.refused('conclude=concluded', 'centre', score)).toEqual({ code: 'ended', outcome: 'struck-off' });
  });

  const report = { ...score, documents: [{ document: 'evaluation-report' }] };
  const experts = { parties: { 'work-group': [{ person: 'e1' }, { person: 'e2' }] } };
  const scored = Walked.in(keyEvaluation, experts).then(
    ['score@e2=scored', 'e2', score],
    ['score@e1=scored', 'e1', score],
  );
  const concluded = scored.then(['conclude=concluded', 'centre', report]);
  const approved = { decided: { 'city-government': { answer: 'passed', ...fact } } };

  it('CD-12 feeds back after the city government has approved, once for all of the list', () => {
    expect(concluded.open).toEqual(['government']);
    expect(concluded.refused('feed-back=sent', 'centre')).toMatchObject({ code: 'not-open' });
    const sent = concluded.when(approved).then(['feed-back=sent', 'centre']);
    expect([sent.progress.ended, sent.taken?.effects]).toEqual(['sent', [{ open: 'rectification' }]]);
    expect(sent.taken?.opened?.data.passed).toEqual([{ step: 'government', answer: 'passed', ...fact }]);
  });

  it('a government that says no sends it back once; the next decision is another fact', () => {
    const refusedBy = { decided: { 'city-government': { answer: 'not-passed', ...fact } } };
    const { walked, opened } = concluded.when(refusedBy).react();
    expect(opened?.data).toEqual({
      procedure: 'key-evaluation',
      open: [{ step: 'conclude' }],
      passed: [{ step: 'government', answer: 'not-passed', ...fact, sentBack: true }],
      undone: ['conclude', 'government', 'feed-back'].map((each) => ({ step: each })),
    });
    const again = walked.then(['conclude=concluded', 'centre', report]);
    expect([again.open, again.taken?.data.submission]).toEqual([['government'], 2]);
    const later = { decided: { 'city-government': { answer: 'passed', ...fact, version: 4 } } };
    expect(again.when(later).open).toEqual(['feed-back']);
  });

  describe('T2-09 a decision that was made otherwise since', () => {
    const sent = concluded.when(approved).react().walked;
    const said = (answer: string, version: number) => ({
      decided: { 'city-government': { answer, ...fact, version } },
    });

    it('sends back what had passed by the one before it, and whatever was done upon that', () => {
      expect(sent.open).toEqual(['feed-back']);
      const { walked, opened } = sent.when(said('not-passed', 4)).react();
      expect(opened?.data).toMatchObject({
        open: [{ step: 'conclude' }],
        passed: [{ step: 'government', answer: 'not-passed', version: 4, sentBack: true }],
        undone: ['conclude', 'government', 'feed-back'].map((each) => ({ step: each })),
      });
      expect(walked.progress.submission).toBe(2);
      expect(walked.react().opened).toBeUndefined();
      const again = walked.then(['conclude=concluded', 'centre', report]);
      expect(again.open).toEqual(['government']);
      expect(again.when(said('passed', 5)).open).toEqual(['feed-back']);
    });

    it('lets nobody act on what it has refused before that is recorded', () => {
      expect(sent.when(said('not-passed', 4)).refused('feed-back=sent', 'centre')).toMatchObject({ code: 'not-open' });
    });

    it('changes nothing where it says the same once more, or where the procedure has ended', () => {
      expect(sent.when(said('passed', 4)).react().opened).toBeUndefined();
      const ended = sent.then(['feed-back=sent', 'centre']).when(said('not-passed', 4));
      expect(ended.react().opened).toBeUndefined();
      expect(ended.refused('feed-back=sent', 'centre')).toEqual({ code: 'ended', outcome: 'sent' });
    });

    it('strikes off what the list had passed', () => {
      const passed = listed.when({ decided: { 'leading-group': { answer: 'passed', ...fact } } }).react().walked;
      const after = passed.when({ decided: { 'leading-group': { answer: 'not-passed', ...fact, version: 4 } } });
      expect(after.react().walked.progress.ended).toBe('struck-off');
    });
  });

  it('CD-08a every evaluator scores for themselves, all at once, and nobody concludes before the last', () => {
    const open = Walked.in(keyEvaluation, experts);
    expect(open.open).toEqual(['score@e1', 'score@e2']);
    const one = open.then(['score@e1=scored', 'e1', score]);
    expect(one.open).toEqual(['score@e2']);
    expect(one.refused('conclude=concluded', 'centre', report)).toMatchObject({ code: 'not-open' });
    expect(one.refused('score@e2=scored', 'e1', score)).toEqual({ code: 'not-yours', level: 'e2' });
    expect(one.refused('score@e1=scored', 'e1', score)).toMatchObject({ code: 'not-open' });
    expect(scored.open).toEqual(['conclude']);
  });

  it('waits where nobody was assigned', () => {
    const nobody = Walked.in(keyEvaluation);
    expect(nobody.openSteps.map(({ code, waitsFor }) => [code, waitsFor])).toEqual([
      ['score', [{ on: 'party', name: 'work-group' }]],
    ]);
    expect(nobody.refused('score=scored', 'e1', score)).toMatchObject({ code: 'not-known' });
    expect(nobody.when(experts).react().walked.open).toEqual(['score@e1', 'score@e2']);
  });
});
