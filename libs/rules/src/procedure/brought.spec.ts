import { neededWithoutDocument } from '../shape/procedure.js';
import { type Brought, wantingOf } from './brought.js';
import { rejectionWords } from './rejection.js';

const whole: Brought = {
  reason: '政策调整',
  opinion: '同意',
  amount: '150000.00',
  checklist: [{ item: 'completeness' }],
  score: '89.995',
  date: '2023-02-28',
  persons: ['p1', 'p2'],
  organisation: 'agency',
  items: [{ item: 'T1' }],
  ground: 'chosen-by-lot',
  finding: ['slow-payment'],
  documents: [{ document: 'minutes' }],
};
const needs = [...neededWithoutDocument, { document: 'minutes' }];
const list = { items: [{ code: 'completeness', zh: '完整性', questions: [] }] };

describe('what an answer brings', () => {
  it('is enough where everything that is needed is there, in its form', () => {
    expect(wantingOf(needs, whole, list)).toEqual([]);
  });

  it('is wanting in everything that is missing, all said at once', () => {
    expect(wantingOf(needs, {}, list)).toEqual([
      ...neededWithoutDocument.map((needed) => ({ needed, because: 'missing' })),
      { needed: 'document:minutes', because: 'missing' },
    ]);
  });

  it.each<[string, Brought]>([
    ['reason', { reason: ' \n' }],
    ['opinion', { opinion: '' }],
    ['amount', { amount: '1.005' }],
    ['amount', { amount: '1万' }],
    ['score', { score: '9e1' }],
    ['date', { date: '2023-02-29' }],
    ['organisation', { organisation: ' ' }],
    ['ground', { ground: '' }],
    ['persons', { persons: ['p1', ''] }],
  ])('%s is refused in another form: %j', (needed, brought) => {
    expect(wantingOf([needed as 'reason'], { ...whole, ...brought }, list)).toEqual([{ needed, because: 'malformed' }]);
  });

  it('is given for one of the grounds that the answer lists, and for any where it lists none', () => {
    const grounds = ['important-project', 'required-from-above'];
    expect(wantingOf(['ground'], { ground: 'usual' }, list, grounds)).toEqual([
      { needed: 'ground', because: 'not-listed', these: grounds },
    ]);
    expect(wantingOf(['ground'], { ground: 'important-project' }, list, grounds)).toEqual([]);
    expect(wantingOf(['ground'], { ground: 'usual' }, list)).toEqual([]);
    const refused = { code: 'answer-wanting', wanting: [{ needed: 'ground', because: 'not-listed', these: grounds }] };
    expect(rejectionWords(refused as Parameters<typeof rejectionWords>[0]).zh).toContain('important-project');
  });

  it('names nobody and nothing twice, and at least one', () => {
    expect(
      wantingOf(['persons', 'items', 'finding'], { ...whole, persons: ['p1', 'p1'], items: [], finding: [] }, list),
    ).toEqual([
      { needed: 'persons', because: 'repeated', these: ['p1'] },
      { needed: 'items', because: 'missing' },
      { needed: 'finding', because: 'missing' },
    ]);
  });

  it('goes through a list that is judged in words with words, and adds items of its own where it is open', () => {
    const judging = (checklist: NonNullable<Brought['checklist']>, more: object) =>
      wantingOf(['checklist'], { checklist }, { ...list, ...more });
    const [said, own] = [
      { item: 'completeness', answer: 'passed', note: '完整' },
      { item: 'own', answer: 'failed', note: '另有问题' },
    ];
    const wordless = (...these: readonly string[]) => [{ needed: 'checklist', because: 'wordless', these }];
    expect(judging([said], { inWords: true })).toEqual([]);
    expect(judging([{ ...said, note: ' ' }], { inWords: true })).toEqual(wordless('completeness'));
    expect(judging([said, own], {})).toEqual([{ needed: 'checklist', because: 'malformed', these: ['own'] }]);
    expect(judging([said, own], { open: true })).toEqual([]);
    expect(judging([said, { item: 'own', answer: 'failed' }], { open: true })).toEqual(wordless('own'));
    expect(judging([own], { open: true })).toEqual([
      { needed: 'checklist', because: 'incomplete', these: ['completeness'] },
    ]);
  });

  it('brings the document that is asked for, and not another', () => {
    const other = { documents: [{ document: 'notice' }] };
    expect(wantingOf([{ document: 'minutes' }], other, undefined)).toEqual([
      { needed: 'document:minutes', because: 'missing' },
    ]);
  });
});

describe('a refusal', () => {
  it('is told in Chinese first', () => {
    const open = [
      { step: 'submit', zh: '报送' },
      { step: 'materials', zh: '提供材料' },
    ];
    expect(rejectionWords({ code: 'not-open', step: 'approve', open })).toEqual({
      zh: '该环节现在不能办理；可办理的环节：报送、提供材料',
      en: 'This step is not open now; open are: 报送、提供材料',
    });
    const failed = (needed: string) =>
      rejectionWords({ code: 'answer-wanting', wanting: [{ needed, because: 'items-failed', these: ['relevance'] }] })
        .zh;
    expect([failed('checklist'), failed('opinion')]).toEqual([
      '有审核要点不符合，不能办理通过',
      '有审核要点不符合仍予通过的，须在意见中说明',
    ]);
    const missing = [
      { on: 'figure', name: 'execution.rate', year: 2023 } as const,
      { on: 'party', name: 'work-group' } as const,
    ];
    expect(rejectionWords({ code: 'not-known', step: 'score', missing }).zh).toBe(
      '有关情况尚不明确，暂不能办理：execution.rate（2023）、work-group',
    );
    const wanting = [
      { needed: 'opinion', because: 'missing' },
      { needed: 'checklist', because: 'incomplete', these: ['feasibility'] },
      { needed: 'document:minutes', because: 'missing' },
    ] as const;
    expect(rejectionWords({ code: 'answer-wanting', wanting })).toEqual({
      zh: '办理内容（brings）不完整或不符合要求：办理意见 opinion 缺少；核对事项 checklist 不完整（feasibility）；文件 document:minutes 缺少',
      en: 'What the answer brings is incomplete or not in the form that it needs: opinion is missing; checklist is incomplete (feasibility); document:minutes is missing',
    });
    expect(
      rejectionWords({
        code: 'no-such-answer',
        answers: [
          { answer: 'passed', zh: '通过' },
          { answer: 'returned', zh: '退回' },
        ],
      }),
    ).toEqual({
      zh: '该环节没有这种办理结果；可选：通过（passed）、退回（returned）',
      en: 'The step has no such answer; there are: passed, returned',
    });
  });
});
