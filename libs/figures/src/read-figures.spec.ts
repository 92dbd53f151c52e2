import {
  about,
  amount,
  code,
  decimal,
  each,
  noArticle,
  position,
  type ServiceFigures,
  text,
  verdict,
} from './figure.js';
import { type FigureEvent, readFigures } from './read-figures.js';

const approved = amount('approved-amount', '批复数');
const subject = '0192f7a0-0000-7000-8000-000000000001';

function read(lines: ServiceFigures[string][number], data: object, more: Partial<FigureEvent> = {}) {
  const event: FigureEvent = {
    store: 'targets',
    stream: `budget-line/${subject}`,
    type: 'approved',
    schemaVersion: 1,
    metadata: {},
    ...more,
    data: { ...data },
  };
  return readFigures(event, lines.flat());
}

describe('reading figures from an event', () => {
  it('takes value, unit and article from the line, and the subject from the stream', () => {
    expect(read([approved.is('approvedYuan', 'FF-26a')], { approvedYuan: '120000.00' })).toEqual({
      known: true,
      subjects: [subject],
      figures: [
        { subject, figure: 'approved-amount', value: '120000.00', unit: '元', article: 'FF-26a', audience: 'parties' },
      ],
      wholes: [],
    });
  });

  it('keeps decimals as the text that was recorded', () => {
    const { figures } = read([approved.is('a', 'FF-26a')], { a: '12345678901234.10' });
    expect(figures[0]!.value).toBe('12345678901234.10');
  });

  it('sets nothing where the field is absent, and withdraws where it is null', () => {
    const lines = [approved.is('a', 'FF-26a'), text('reason', '原因').is('b', noArticle)];
    expect(read(lines, { b: null }).figures).toEqual([{ subject, figure: 'reason', value: null, audience: 'parties' }]);
  });

  it('sets a constant, and reads nested fields, numbers and booleans', () => {
    const lines = [
      code('payment-status', '拨付状态', { stopped: '停止拨付' }).becomes('stopped', 'FF-33b'),
      decimal('budget-year', '预算年度').is('plan.year', 'FF-22'),
      verdict('passed', '审核结论', ['通过', '不通过']).is('passed', 'FF-24'),
    ];
    expect(read(lines, { plan: { year: 2023 }, passed: false }).figures.map(({ value }) => value)).toEqual([
      'stopped',
      '2023',
      'false',
    ]);
  });

  it('reads a list element by element, and says when the list is all there is', () => {
    const lines = each(
      'indicators',
      { item: 'indicatorId', itemName: 'name', whole: true },
      text('indicator-target', '指标值').is('target', 'FF-23'),
    );
    expect(read(lines, { indicators: [{ indicatorId: 'i1', name: '培训人次', target: '≥735人次' }] })).toEqual({
      known: true,
      subjects: [subject],
      figures: [
        {
          subject,
          figure: 'indicator-target',
          item: 'i1',
          itemName: '培训人次',
          value: '≥735人次',
          article: 'FF-23',
          audience: 'parties',
        },
      ],
      wholes: [{ subject, figure: 'indicator-target' }],
    });
    expect(read(lines, { indicators: [] }).wholes).toEqual([{ subject, figure: 'indicator-target' }]);
    expect(read(lines, {}).wholes).toEqual([]);
  });

  it('joins the parts of an item, from the element and from the event', () => {
    const lines = each(
      'verdicts',
      { item: ['/stage', 'dimension'] },
      verdict('review-verdict', '审核结论', ['通过', '不通过']).is('passed', 'FF-24'),
    );
    const [figure] = read(lines, { stage: 'finance', verdicts: [{ dimension: '完整性', passed: true }] }).figures;
    expect(figure).toMatchObject({ item: 'finance/完整性', value: 'true' });
  });

  it('tells elements apart by their place in the list where no field does, counting what is no object', () => {
    const lines = each(
      'indicators',
      { item: position, itemName: 'name' },
      text('actual', '完成值').is('actual', 'FF-36b'),
    );
    const { figures } = read(lines, {
      indicators: [{ name: '及时率', actual: '100%' }, null, { name: '及时率', actual: '96%' }],
    });
    expect(figures.map(({ item, itemName, value }) => [item, itemName, value])).toEqual([
      ['1', '及时率', '100%'],
      ['3', '及时率', '96%'],
    ]);
  });

  it('counts a list, an empty one as none, and sets nothing where there is no list', () => {
    const lines = [decimal('findings', '发现数', '项').counts('check.findings', 'FF-44', { item: 'form' })];
    const count = (data: object) => read(lines, { form: 'f', ...data }).figures.map(({ item, value }) => [item, value]);
    expect(count({ check: { findings: [{}, {}] } })).toEqual([['f', '2']]);
    expect(count({ check: { findings: [] } })).toEqual([['f', '0']]);
    expect(count({ check: { findings: 'none' } })).toEqual([]);
    expect(count({})).toEqual([]);
  });

  it('calls an item by the names of its codes, and by the code where it has no name', () => {
    const lines = each(
      'verdicts',
      { item: ['/stage', 'dimension'], itemCodes: { finance: '财政复核', completeness: '完整性' } },
      verdict('review-verdict', '审核结论', ['通过', '不通过']).is('passed', 'FF-24'),
    );
    const verdicts = [
      { dimension: 'completeness', passed: true },
      { dimension: 'beauty', passed: false },
    ];
    expect(read(lines, { stage: 'finance', verdicts }).figures.map(({ item, itemName }) => [item, itemName])).toEqual([
      ['finance/completeness', '财政复核：完整性'],
      ['finance/beauty', '财政复核：beauty'],
    ]);
  });

  it('sets nothing for an item that the event does not name', () => {
    const line = text('measure-status', '状态').becomes('adopted', 'FF-33a', { item: 'proposalId' });
    expect(read([line], {}).figures).toEqual([]);
    expect(read([line], { proposalId: 'p1' }).figures).toHaveLength(1);
  });

  it('is about another subject where a field names it, and still belongs to its own stream', () => {
    const other = '0192f7a0-0000-7000-8000-000000000002';
    const { subjects, figures } = read([about('targetId', approved.is('a', 'FF-26a'))], { targetId: other, a: '1.00' });
    expect(subjects).toEqual([subject, other]);
    expect(figures[0]!.subject).toBe(other);
  });

  it('marks what a demo person entered, by the name of the figure, of its item, or of the field', () => {
    const lines = [
      approved.is('approvedYuan', 'FF-26a'),
      text('objective', '总体目标').is('goal', 'FF-23'),
      text('round-note', '轮次说明').is('note', 'FF-32a', { item: 'round' }),
      text('unit', '单位').is('unit', 'FF-21'),
    ];
    const { figures } = read(
      lines,
      { approvedYuan: '1.00', goal: '好', note: '无', round: '2023-Q3', unit: 'u' },
      { metadata: { demoFigures: ['approved-amount', 'goal', 'round-note/2023-Q3'] } },
    );
    expect(figures.map(({ figure, demo }) => [figure, demo])).toEqual([
      ['approved-amount', true],
      ['objective', true],
      ['round-note', true],
      ['unit', undefined],
    ]);
  });

  it('carries the hash of the rule set that the event was decided under', () => {
    const { figures } = read([approved.is('a', 'FF-26a')], { a: '1.00' }, { metadata: { rules: { hash: 'abc' } } });
    expect(figures[0]!.ruleSetHash).toBe('abc');
  });

  it('gives no figures for an event that nobody knows', () => {
    const event = { store: 's', stream: `x/${subject}`, type: 't', schemaVersion: 1, data: { a: '1' }, metadata: {} };
    expect(readFigures(event, undefined)).toEqual({ known: false, subjects: [subject], figures: [], wholes: [] });
  });

  it('gives the same figure from every schema version, each by its own lines', () => {
    const versions: ServiceFigures[string] = {
      1: [approved.is('approvedYuan', 'FF-26a')],
      2: [approved.is('approved.yuan', 'FF-26a')],
    };
    const [first, second] = [
      read(versions[1]!, { approvedYuan: '7.00' }),
      read(versions[2]!, { approved: { yuan: '7.00' } }),
    ];
    expect(first.figures).toHaveLength(1);
    expect(second.figures).toEqual(first.figures);
  });

  it('refuses no event, however odd its fields are', () => {
    const lines = [approved.is('a', 'FF-26a'), ...each('list', { item: 'id' }, text('t', 't').is('v', 'FF-23'))];
    expect(read(lines, { a: { nested: ['x'] }, list: ['no object', null, { id: 1, v: 'kept' }] }).figures).toEqual([
      {
        subject,
        figure: 'approved-amount',
        value: '{"nested":["x"]}',
        unit: '元',
        article: 'FF-26a',
        audience: 'parties',
      },
      { subject, figure: 't', item: '1', value: 'kept', article: 'FF-23', audience: 'parties' },
    ]);
  });
});
