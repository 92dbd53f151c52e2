import {
  becomes,
  code,
  count,
  day,
  decimal,
  document,
  fact,
  flag,
  group,
  id,
  list,
  money,
  name,
  oneOf,
  record,
  several,
  withdraws,
  withdrawsBelow,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { linesOf, linesOfFacts } from './declared-figures.js';
import { type FigureEvent, readFigures } from './read-figures.js';

const subject = '0192f7a0-0000-7000-8000-000000000001';
const other = '0192f7a0-0000-7000-8000-000000000002';

const reported = fact(
  'reported',
  1,
  {
    round: code(t.round),
    spent: money(t.spentAmount).per('round'),
    cause: words(t.deviationCause, { audience: 'finance', max: 9 }).per('round').optional(),
    light: oneOf(t.warningLight).per('round', 'indicator').optional(),
    indicator: code(t.indicator).optional(),
    tags: several(oneOf(t.measures), 3).per('round'),
    batch: id(t.proposal, { noFigure: 'names the delivery' }),
    place: group({ late: flag(t.reportLate).per('due'), due: code(t.due) }).per('round'),
    attainment: list(
      ['indicator'],
      9,
      {
        indicator: code(t.indicator),
        title: name(t.indicatorName, { max: 9 }),
        actual: words(t.indicatorActual, { max: 9 }),
        score: decimal(t.stepScore, { untilSubmitted: true }).optional(),
      },
      { called: ['indicator', 'title'] },
    ).per('round'),
    notes: list([], 9, { note: words(t.checklistNote, { max: 9 }) }, { audience: 'named' }),
    parameters: record(decimal(t.sheetPartScore), 9).per('round').optional(),
    form: document('a form is read by its own checks').optional(),
  },
  { becomes: [becomes(t.reportStatus, 'submitted', 'round'), withdraws(t.warningLens, 'round')] },
);
const data = {
  round: 'q1',
  spent: '1.00',
  cause: '迟',
  light: 'red' as const,
  tags: ['rectify', 'stop-payment'] as const,
  batch: other,
  place: { late: true, due: 'limit' },
  attainment: [
    { indicator: '1', title: '人次', actual: '7', score: '9.5' },
    { indicator: '2', title: '人次', actual: '8' },
  ],
  notes: [{ note: '甲' }],
  parameters: { weight: '2' },
};

function read(more: Partial<FigureEvent> = {}, facts = { reported } as Parameters<typeof linesOfFacts>[0]) {
  const event: FigureEvent = {
    store: 'monitoring',
    stream: `monitoring/${subject}.2024`,
    type: 'reported',
    schemaVersion: 1,
    data,
    metadata: {},
    ...more,
  };
  return readFigures(event, linesOfFacts(facts)[event.type]?.[event.schemaVersion]);
}

describe('the figures of a declared fact', () => {
  it('are its terms, told apart by the stream’s name, by per and by the keys of lists', () => {
    expect(read().figures.map(({ figure, item, value }) => [figure, item, value])).toEqual([
      ['report-status', '2024/q1', 'submitted'],
      ['warning-lens', '2024/q1', null],
      ['spent-amount', '2024/q1', '1.00'],
      ['deviation-cause', '2024/q1', '迟'],
      // No indicator is named: what is absent is left out of the item.
      ['warning-light', '2024/q1', 'red'],
      ['proposed-measures', '2024/q1', 'rectify、stop-payment'],
      ['report-late', '2024/q1/limit', 'true'],
      ['indicator-name', '2024/q1/1', '人次'],
      ['indicator-name', '2024/q1/2', '人次'],
      ['indicator-actual', '2024/q1/1', '7'],
      ['indicator-actual', '2024/q1/2', '8'],
      ['step-score', '2024/q1/1', '9.5'],
      ['checklist-note', '2024/1', '甲'],
      ['sheet-part-score', '2024/q1/weight', '2'],
    ]);
    expect(new Set(read().figures.map((figure) => figure.subject))).toEqual(new Set([subject]));
  });

  it('are for whom event and field both admit, blind ones until all have submitted', () => {
    const audiences = new Map(
      read().figures.map(({ figure, audience, untilSubmitted }) => [figure, [audience, untilSubmitted]]),
    );
    expect(audiences.get('spent-amount')).toEqual(['parties', undefined]);
    expect(audiences.get('deviation-cause')).toEqual(['finance', undefined]);
    expect(audiences.get('checklist-note')).toEqual(['named', undefined]);
    expect(audiences.get('step-score')).toEqual(['parties', true]);
    const secret = fact('reported', 1, { spent: money(t.spentAmount, { audience: 'public' }) }, { audience: 'named' });
    expect(linesOf(secret).map(({ audience }) => audience)).toEqual(['named']);
  });

  it('name their items as the list says, and codes by their Chinese names', () => {
    const names = new Map(read().figures.map(({ figure, item, itemName }) => [`${figure} ${item ?? ''}`, itemName]));
    expect(names.get('indicator-actual 2024/q1/2')).toBe('2 人次');
    const warned = fact('warned', 1, { warning: code(t.warning), light: oneOf(t.warningLight).per('warning') });
    const event = { type: 'warned', data: { warning: 'nothing-spent', light: 'red' } };
    expect(read(event, { warned }).figures[0]?.itemName).toBe('2024：资金已拨付未支出');
  });

  it('say what the parts of their items are, and which of them the event names', () => {
    const parts = new Map(read().figures.map(({ figure, item, parts: of }) => [`${figure} ${item ?? ''}`, of]));
    expect(parts.get('spent-amount 2024/q1')).toEqual([{ part: 'q1', term: 'round' }]);
    expect(parts.get('indicator-actual 2024/q1/2')).toEqual([
      { part: 'q1', term: 'round' },
      { part: '2', term: 'indicator', name: '2 人次' },
    ]);
    expect(parts.get('checklist-note 2024/1')).toBeUndefined();
  });

  it('are set under the basis of the event, by hash and paths', () => {
    const rules = { hash: 'abc', basis: ['rounds/quarterly/due'] };
    expect(read({ metadata: { rules } }).figures[0]).toMatchObject({
      ruleSetHash: 'abc',
      basis: ['rounds/quarterly/due'],
    });
  });

  it('of a list are whole below their round, and nowhere else', () => {
    expect(read().wholes).toEqual([
      { subject, figure: 'indicator-name', below: '2024/q1' },
      { subject, figure: 'indicator-actual', below: '2024/q1' },
      { subject, figure: 'step-score', below: '2024/q1' },
      { subject, figure: 'checklist-note', below: '2024' },
    ]);
  });

  it('are withdrawn by a correction that says them no longer', () => {
    const { cause: _, ...without } = data;
    const value = (metadata: FigureEvent['metadata']) =>
      read({ data: without, metadata }).figures.find(({ figure }) => figure === 'deviation-cause')?.value;
    expect(value({})).toBeUndefined();
    expect(value({ corrects: { version: 1 } })).toBeNull();
  });

  it('are about the subject that a field names, and its year, where the stream is named otherwise', () => {
    const entered = fact('entered', 1, {
      subject: id(t.subject),
      year: count(t.budgetYear),
      amount: money(t.plannedAmount),
      items: list(['item'], 3, { item: code(t.item), answer: code(t.itemAnswer) }),
    });
    const event = {
      stream: 'register/negative-list.7',
      type: 'entered',
      data: { subject: other, year: 2024, amount: '1.00', items: [{ item: 'a', answer: 'yes' }] },
    };
    expect(
      read(event, { entered }).figures.map(({ figure, item, value, subject: of }) => [of, figure, item, value]),
    ).toEqual([
      [other, 'planned-amount', '2024/7', '1.00'],
      [other, 'item-answer', '2024/7/a', 'yes'],
    ]);
  });

  it('are read of each version by its own declaration', () => {
    const facts = {
      reviewed: fact('reviewed', 1, { on: day(t.decidedOn) }).next(
        { opinion: words(t.opinion, { max: 9 }) },
        ({ on }) => ({ opinion: on }),
      ),
    };
    const set = (schemaVersion: number) =>
      read({ type: 'reviewed', schemaVersion, data: { on: '2024-01-01', opinion: '可' } }, facts).figures.map(
        ({ figure }) => figure,
      );
    expect([set(1), set(2), set(3)]).toEqual([['step-decided-on'], ['step-opinion'], []]);
  });

  it('say which items a list has where these need say no more', () => {
    const handedOver = fact('handed-over', 1, {
      items: list(['item'], 3, { item: code(t.item), answer: code(t.itemAnswer).optional() }),
    });
    const event = { type: 'handed-over', data: { items: [{ item: 'a' }, { item: 'b', answer: 'no' }] } };
    expect(read(event, { handedOver }).figures.map(({ figure, item, value }) => [figure, item, value])).toEqual([
      ['step-item', '2024/a', 'a'],
      ['step-item', '2024/b', 'b'],
      ['item-answer', '2024/b', 'no'],
    ]);
  });

  it('have no place in a list in a list', () => {
    const inner = list(['item'], 3, { item: code(t.item), answer: code(t.itemAnswer) });
    const nested = fact('nested', 1, { outer: list(['step'], 3, { step: code(t.step), inner }) });
    expect(() => linesOf(nested)).toThrow('outer[].inner is a list in a list');
  });
});

it('a fact that withdraws what a list said of the item withdraws every element, and nothing beside', () => {
  const gone = fact(
    'gone',
    1,
    { reason: words(t.reason, { max: 9 }) },
    { becomes: [withdrawsBelow(t.indicatorActual)] },
  );
  const told = read({ type: 'gone', data: { reason: '误登' } }, { gone });
  expect(told.figures.map(({ figure }) => figure)).toEqual(['step-reason']);
  expect(told.wholes).toEqual([{ subject, figure: 'indicator-actual', below: '2024' }]);
});
