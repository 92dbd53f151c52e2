import * as t from '@wenxiao/domain/terms';
import { figureOf, type Line, position } from './figure.js';
import { type FigureEvent, readFigures } from './read-figures.js';

const subject = '0192f7a0-0000-7000-8000-000000000001';

/** A line as it follows from a declared field: of the parties, unlike any other where nothing else is said. */
const line = (term: Parameters<typeof figureOf>[0], value: Line['value'], more: Partial<Line> = {}): Line => ({
  figure: figureOf(term),
  value,
  item: [],
  audience: 'parties',
  ...more,
});
const spent = line(t.spentAmount, { field: 'a' });

function read(lines: readonly Line[], data: object, more: Partial<FigureEvent> = {}) {
  const event: FigureEvent = {
    store: 'targets',
    stream: `budget-line/${subject}`,
    type: 'approved',
    schemaVersion: 1,
    metadata: {},
    ...more,
    data: { ...data },
  };
  return readFigures(event, lines);
}

describe('reading figures from an event', () => {
  it('takes value, unit and audience from the line, and the subject from the stream', () => {
    expect(read([spent], { a: '120000.00' })).toEqual({
      known: true,
      subjects: [subject],
      figures: [{ subject, figure: 'spent-amount', value: '120000.00', unit: '元', audience: 'parties' }],
      wholes: [],
    });
  });

  it('keeps decimals as the text that was recorded', () => {
    expect(read([spent], { a: '12345678901234.10' }).figures[0]!.value).toBe('12345678901234.10');
  });

  it('sets nothing where the field is absent, and withdraws where it is null', () => {
    const lines = [spent, line(t.opinion, { field: 'b' })];
    expect(read(lines, { b: null }).figures).toEqual([
      { subject, figure: 'step-opinion', value: null, audience: 'parties' },
    ]);
  });

  it('sets a constant, and reads nested fields, numbers and booleans', () => {
    const lines = [
      line(t.reportStatus, { constant: 'submitted' }),
      line(t.budgetYear, { field: 'plan.year' }),
      line(t.reportLate, { field: 'late' }),
    ];
    expect(read(lines, { plan: { year: 2023 }, late: false }).figures.map(({ value }) => value)).toEqual([
      'submitted',
      '2023',
      'false',
    ]);
  });

  it('reads a list element by element, whole below what the event says of the item', () => {
    const item = ['/round', 'indicator'];
    const list = { field: 'indicators', whole: true };
    const lines = [line(t.indicatorActual, { field: 'actual' }, { item, list, itemName: ['name'] })];
    const indicators = [{ indicator: 'i1', name: '培训人次', actual: '735人次' }];
    expect(read(lines, { round: 'q1', indicators })).toEqual({
      known: true,
      subjects: [subject],
      figures: [
        {
          subject,
          figure: 'indicator-actual',
          item: 'q1/i1',
          itemName: '培训人次',
          value: '735人次',
          audience: 'parties',
        },
      ],
      wholes: [{ subject, figure: 'indicator-actual', below: 'q1' }],
    });
    expect(read(lines, { indicators: [] }).wholes).toEqual([{ subject, figure: 'indicator-actual', below: '' }]);
    expect(read(lines, {}).wholes).toEqual([]);
  });

  it('tells elements apart by their place in the list where no field does, counting what is no object', () => {
    const list = { field: 'indicators', whole: true };
    const lines = [line(t.indicatorActual, { field: 'actual' }, { item: [position], list, itemName: ['name'] })];
    const { figures } = read(lines, {
      indicators: [{ name: '及时率', actual: '100%' }, null, { name: '及时率', actual: '96%' }],
    });
    expect(figures.map(({ item, itemName, value }) => [item, itemName, value])).toEqual([
      ['1', '1 及时率', '100%'],
      ['3', '3 及时率', '96%'],
    ]);
  });

  it('calls an item by the names of its codes, and by the code where it has no name', () => {
    const itemCodes = { finance: '财政复核', completeness: '完整性' };
    const list = { field: 'verdicts', whole: true };
    const lines = [line(t.itemAnswer, { field: 'passed' }, { item: ['/stage', 'dimension'], list, itemCodes })];
    const verdicts = [
      { dimension: 'completeness', passed: true },
      { dimension: 'beauty', passed: false },
    ];
    expect(read(lines, { stage: 'finance', verdicts }).figures.map(({ item, itemName }) => [item, itemName])).toEqual([
      ['finance/completeness', '财政复核：完整性'],
      ['finance/beauty', '财政复核：beauty'],
    ]);
  });

  it('leaves out of the item what the event does not name', () => {
    const status = line(t.measureStatus, { constant: 'adopted' }, { item: ['round', 'proposal'] });
    expect([{}, { proposal: 'p1' }].map((data) => read([status], data).figures.map(({ item }) => item))).toEqual([
      [undefined],
      ['p1'],
    ]);
  });

  it('is about another subject where a field names it, or a stream of it, and still belongs to its own stream', () => {
    const other = '0192f7a0-0000-7000-8000-000000000002';
    for (const named of [other, `performance-target/${other}.2024`]) {
      const { subjects, figures } = read([{ ...spent, subject: 'of' }], { of: named, a: '1.00' });
      expect([subjects, figures[0]!.subject]).toEqual([[subject, other], other]);
    }
  });

  it('marks what a demo person entered, by the name of the figure, of its item, or of the field', () => {
    const lines = [
      line(t.spentAmount, { field: 'spent' }),
      line(t.opinion, { field: 'goal' }),
      line(t.deviationCause, { field: 'note' }, { item: ['round'] }),
      line(t.reportedBy, { field: 'unit' }),
    ];
    const { figures } = read(
      lines,
      { spent: '1.00', goal: '好', note: '无', round: '2023-Q3', unit: 'u' },
      { metadata: { demoFigures: ['spent-amount', 'goal', 'deviation-cause/2023-Q3'] } },
    );
    expect(figures.map(({ figure, demo }) => [figure, demo])).toEqual([
      ['spent-amount', true],
      ['step-opinion', true],
      ['deviation-cause', true],
      ['reported-by', undefined],
    ]);
  });

  it('marks single items by what tells them apart in their event, whatever stands before it', () => {
    const list = { field: 'list', whole: false };
    const lines = [line(t.indicatorTarget, { field: 'v' }, { item: ['/year', '/declaration', 'id'], list })];
    const data = { year: 2023, declaration: 1, list: ['1', '11', 'x', 'y'].map((id) => ({ id, v: id })) };
    const demoFigures = ['indicator-target/1', 'indicator-target/1/x', 'indicator-actual/y'];
    expect(read(lines, data, { metadata: { demoFigures } }).figures.map(({ item, demo }) => [item, demo])).toEqual([
      ['2023/1/1', true],
      ['2023/1/11', undefined],
      ['2023/1/x', true],
      ['2023/1/y', undefined],
    ]);
  });

  it('carries the hash of the rule set that the event was decided under', () => {
    const { figures } = read([spent], { a: '1.00' }, { metadata: { rules: { hash: 'abc' } } });
    expect(figures[0]!.ruleSetHash).toBe('abc');
  });

  it('gives no figures for an event that nobody knows', () => {
    const event = { store: 's', stream: `x/${subject}`, type: 't', schemaVersion: 1, data: { a: '1' }, metadata: {} };
    expect(readFigures(event, undefined)).toEqual({ known: false, subjects: [subject], figures: [], wholes: [] });
  });

  it('refuses no event, however odd its fields are', () => {
    const list = { field: 'list', whole: false };
    const lines = [spent, line(t.itemAnswer, { field: 'v' }, { item: ['id'], list })];
    expect(read(lines, { a: { nested: ['x'] }, list: ['no object', null, { id: 1, v: 'kept' }] }).figures).toEqual([
      { subject, figure: 'spent-amount', value: '{"nested":["x"]}', unit: '元', audience: 'parties' },
      { subject, figure: 'item-answer', item: '1', value: 'kept', audience: 'parties' },
    ]);
  });
});
