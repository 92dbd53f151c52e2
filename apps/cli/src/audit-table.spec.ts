import { differenceText, eventText, shownInstant, table, trailText } from './audit-table.js';

type TrailAnswer = Parameters<typeof trailText>[0];

const looks = { colours: false, timeZone: 'Asia/Shanghai' };
const event = { store: 'targets', tenant: 't', stream: 'budget-line/x', version: 2 };
const change = {
  figure: 'approved-amount',
  name: '批复数',
  unit: '元',
  demo: true as const,
  before: null,
  after: '5.00',
  beforeShown: null,
  afterShown: '5.00',
};
const answer: TrailAnswer = {
  subject: 'x',
  watermarks: [],
  alarms: [],
  entries: [
    {
      event,
      type: 'budget-approved',
      schemaVersion: 1,
      known: true,
      recordedAt: '2022-05-09T16:00:00.000004Z',
      effectiveAt: '2022-05-31T16:00:00.000000Z',
      actor: { id: 'p', as: 'grant', desk: 'budget-desk' },
      commandId: 'c',
      changes: [change],
    },
  ],
  figures: [],
};

describe('a trail for people', () => {
  it('shows instants in the zone of the reader, with the microseconds that decide order', () => {
    expect(shownInstant('2022-05-09T16:00:00.000004Z', looks)).toBe('2022-05-10 00:00:00.000004');
    expect(shownInstant('2022-05-09T16:00:00.000004Z', { ...looks, timeZone: 'UTC' })).toBe(
      '2022-05-09 16:00:00.000004',
    );
  });

  it('shows a code behind what its set calls it', () => {
    const graded = { ...change, after: 'good', afterShown: 'good', afterCalled: '良' };
    const figure = { figure: 'grade-code', name: '等级代码', value: 'good', shown: 'good', called: '良', setBy: event };
    const times = { recordedAt: '2022-05-09T16:00:00.000004Z', effectiveAt: '2022-05-09T16:00:00.000004Z' };
    const [entry] = answer.entries;
    const text = trailText(
      { ...answer, entries: [{ ...entry!, changes: [graded] }], figures: [{ ...figure, ...times }] },
      looks,
    );
    expect(text.match(/良（good）/g)).toHaveLength(2);
  });

  it('tells items apart whose names are long', () => {
    const items = ['资金到位', '产出数量'].map(
      (own) => `2023：预算部门和单位逐级审核：fc798087-98c4-86c4-8fd0-0242ac120002：${own}`,
    );
    const figure = { figure: 'check', name: '核对结果', value: 'yes', shown: 'yes', setBy: event };
    const times = { recordedAt: '2022-05-09T16:00:00.000004Z', effectiveAt: '2022-05-09T16:00:00.000004Z' };
    const figures = items.map((itemName) => ({ ...figure, ...times, item: itemName, itemName }));
    const text = trailText({ ...answer, figures }, looks);
    expect(text).toMatch(/核对结果 \[2023.*….*：资金到位\]/);
    expect(text).toMatch(/核对结果 \[2023.*….*：产出数量\]/);
  });

  it('lines up columns of Chinese and Latin text, and clips what is too wide', () => {
    expect(
      table([
        ['数字', '前'],
        ['批复数', '1'],
        ['x', '2'],
      ]),
    ).toEqual(['数字    前', '批复数  1', 'x       2']);
    expect(table([['长'.repeat(50)]])[0]).toMatch(/^长+…长+$/);
  });

  it('says who, when in both times, before and after, and demo figures', () => {
    const text = trailText(answer, looks);
    expect(text).toContain('谁 who p (budget-desk)');
    expect(text).toContain('2022-05-10 00:00:00.000004  budget-approved  targets budget-line/x#2');
    expect(text).toContain('业务时间 effective 2022-06-01 00:00:00.000000');
    expect(text).toMatch(/批复数 +— +5\.00 元 +演示数据 demo/);
  });

  it('cites the articles that a decision rests on, in the words of its set', () => {
    const article = {
      set: { id: 'county', version: 1 },
      instrument: '某县办法',
      article: '第四十三条',
      quote: '同步批复。',
    };
    const rules = {
      hash: 'f'.repeat(64),
      layers: [{ id: 'county', version: 1 }],
      basis: [
        { path: 'procedures/review/steps/approve', zh: '批复', article: [article] },
        { path: 'rounds/none', article: [] },
      ],
    };
    const text = trailText({ ...answer, entries: [{ ...answer.entries[0]!, rules }] }, looks);
    const cited = text.split('\n').filter((line) => line.includes('basis') || line.includes('规则 rules'));
    expect(cited.map((line) => line.trim())).toEqual([
      '规则 rules county v1 ffffffffffff…',
      '依据 basis 批复 (procedures/review/steps/approve)  某县办法第四十三条「同步批复。」',
      '依据 basis rounds/none',
    ]);
  });

  it('says in words what a colour would say, and lets no text of an event steer the terminal', () => {
    const altered: TrailAnswer = {
      ...answer,
      alarms: [{ kind: 'row-altered', event }],
      entries: [{ ...answer.entries[0]!, changes: [{ ...change, after: 'x', afterShown: '\u001b[2J\u202e退回' }] }],
    };
    const plain = trailText(altered, looks);
    expect(plain).toContain('警报 ALARM  轨迹被改动');
    for (const control of ['\u001b', '\u202e']) expect(plain).not.toContain(control);
    expect(trailText(altered, { ...looks, colours: true })).toContain('\u001b[31m警报');
  });

  it('names the events of the subject’s own streams shortly', () => {
    expect(eventText(event)).toBe('targets budget-line/x#2');
    expect(eventText(event, 'x')).toBe('targets budget-line#2');
    expect(eventText(event, 'other')).toBe('targets budget-line/x#2');
  });

  it('marks an event that sets no figures since nobody knows it', () => {
    const unknown: TrailAnswer = { ...answer, entries: [{ ...answer.entries[0]!, known: false, changes: [] }] };
    expect(trailText(unknown, looks)).toContain('目录中没有该事件的数字');
  });

  it('says plainly that nothing changed', () => {
    const nothing = {
      subject: 'x',
      from: '2022-05-09T16:00:00.000000Z',
      to: '2022-05-09T16:00:01.000000Z',
      watermarks: [],
      alarms: [],
      figures: [],
      entries: [],
    };
    expect(differenceText(nothing, looks)).toContain('没有数字变化');
    expect(
      differenceText(
        { ...nothing, figures: [{ ...change, before: '5.00', beforeShown: '5.00', after: null, afterShown: null }] },
        looks,
      ),
    ).toMatch(/批复数 +5\.00 元 +— +演示数据 demo 撤去 withdrawn/);
  });
});
