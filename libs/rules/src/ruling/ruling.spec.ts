import fc from 'fast-check';
import { layered } from '../layers/resolve.js';
import { clerk, named, quarterly, readSmallRuleSet, source, step } from '../testing/small-rule-set.js';
import { citationOf } from './citation.js';
import { contentOfText, ruling, rulingOfText } from './ruling.js';
import { allWithin, fieldOf, within } from './stated.js';

const prefecture = readSmallRuleSet({
  id: 'prefecture',
  values: { 'evaluation.fullMark': { value: '100', source, soft: true }, 'label.desk': { silent: true, source } },
  members: {
    desks: [clerk],
    rounds: [quarterly({ due: [{ ...named('form', '报表'), soft: true, from: { periodEnd: 'quarter' } }] })],
    procedures: [{ ...named('review'), object: 'evaluation', steps: [step('conclude', 'conclude', 'end')] }],
  },
});
const county = readSmallRuleSet({
  id: 'county',
  members: {
    desks: [
      { ...clerk, zh: '报账员', source: [{ ...source[0], quote: '第二句。', note: { zh: '读法', en: 'reading' } }] },
    ],
  },
});
const above = layered(prefecture, undefined, { organisation: false });
const rules = layered(county, above, { organisation: false });
const asked = ruling(rules);

describe('a ruling', () => {
  it('answers with the value and its path, or with silence and its path', () => {
    expect(asked.value('evaluation.fullMark')).toEqual({
      is: 'stated',
      value: '100',
      path: 'evaluation.fullMark',
      soft: true,
    });
    expect(asked.value('label.desk')).toEqual({ is: 'silent', path: 'label.desk' });
    expect(asked.value('conventions.displayDecimals')).toEqual({ is: 'silent', path: 'conventions.displayDecimals' });
    expect(asked.member('desks', 'clerk')).toMatchObject({
      is: 'stated',
      value: { zh: '报账员' },
      path: 'desks/clerk',
    });
    expect(asked.member('desks', 'nobody')).toEqual({ is: 'silent', path: 'desks/nobody' });
    expect(asked.members('gates')).toEqual([]);
    expect(asked.layers).toEqual([
      { id: 'county', version: 1 },
      { id: 'prefecture', version: 1 },
    ]);
  });

  it('follows paths into members by code', () => {
    const procedure = asked.member('procedures', 'review');
    const round = asked.member('rounds', 'quarterly');
    if (procedure.is === 'silent' || round.is === 'silent') throw new Error('silent');
    const conclude = within(procedure, 'steps', 'conclude');
    expect(conclude).toMatchObject({ is: 'stated', path: 'procedures/review/steps/conclude' });
    expect(within(procedure, 'steps', 'none')).toEqual({ is: 'silent', path: 'procedures/review/steps/none' });
    expect(fieldOf(round, 'due')).toMatchObject({ is: 'stated', path: 'rounds/quarterly/due' });
    expect(fieldOf(round, 'focus')).toEqual({ is: 'silent', path: 'rounds/quarterly/focus' });
    expect(allWithin(round, 'due').map(({ path, soft }) => [path, soft])).toEqual([
      ['rounds/quarterly/due/form', true],
    ]);
    expect(allWithin(round, 'documents' as 'due')).toEqual([]);
  });

  it('is the same from the text under its hash, and refuses a text that was changed', () => {
    const fromText = rulingOfText(rules.text, rules.hash);
    expect(fromText.members('rounds')).toEqual(asked.members('rounds'));
    expect(fromText.value('evaluation.fullMark')).toEqual(asked.value('evaluation.fullMark'));
    expect(() => rulingOfText(rules.text.replace('报账员', '出纳'), rules.hash)).toThrow(/not the one with the hash/);
  });
});

describe('a ruling of a budget year', () => {
  const end = fc.option(fc.integer({ min: 2020, max: 2030 }), { nil: undefined });
  const year = fc.integer({ min: 2018, max: 2032 });
  const groups = ['desks', 'resultApplication.disposals', 'subject.kinds'] as const;

  it('has the members that hold in it, in their order, and is silent on the others, in every group', () => {
    const years = fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(years, fc.constantFrom(...groups), year, (periods, group, of) => {
        const all = periods.map(([from, to], at) => ({
          ...named(`member-${String(at)}`),
          ...((from ?? to) !== undefined && {
            years: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
          }),
        }));
        const set = { ...rules.content, members: { [group]: all } } as unknown as typeof rules.content;
        const inYear = ruling({ hash: rules.hash, content: set }).inYear(of);
        const held = periods.flatMap(([from = of, to = of], at) =>
          from <= of && of <= to ? [`member-${String(at)}`] : [],
        );
        expect(inYear.members(group).map(({ value }) => value.code)).toEqual(held);
        for (const { code } of all)
          expect(inYear.member(group, code).is).toBe(held.includes(code) ? 'stated' : 'silent');
      }),
    );
  });

  it('leaves out what does not hold in it inside a member too, and no step: whoever walks through a procedure says that it is passed over', () => {
    const before = { years: { to: 2023 } };
    const decide = {
      ...step('decide', 'conclude', 'end', before),
      answers: [
        { ...named('agreed'), then: 'end' },
        { ...named('deferred'), then: 'end', ...before },
      ],
      due: [{ ...named('limit'), from: { periodEnd: 'year' }, ...before }],
    };
    const set = {
      ...rules.content,
      members: {
        checklists: [
          {
            ...named('list'),
            items: [
              { ...named('old'), ...before, questions: [] },
              { ...named('new'), questions: [] },
            ],
          },
        ],
        procedures: [{ ...named('review'), object: 'evaluation', steps: [decide] }],
      },
    } as unknown as typeof rules.content;
    const whole = ruling({ hash: rules.hash, content: set });
    const held = (year: number) => {
      const asked = whole.inYear(year);
      const [list, review] = [asked.member('checklists', 'list'), asked.member('procedures', 'review')];
      if (list.is === 'silent' || review.is === 'silent') throw new Error('silent');
      const steps = review.value.steps.map(({ code, answers, due = [] }) => [code, answers.length, due.length]);
      return [list.value.items?.map(({ code }) => code), steps];
    };
    expect(held(2023)).toEqual([['old', 'new'], [['decide', 2, 1]]]);
    expect(held(2024)).toEqual([['new'], [['decide', 1, 0]]]);
  });

  it('states the values, the hash and the layers of the set, and another year asks the whole set again', () => {
    const only = { ...named('only'), years: { from: 2023, to: 2023 } };
    const set = { ...rules.content, members: { desks: [only] } } as unknown as typeof rules.content;
    const whole = ruling({ hash: rules.hash, content: set });
    const other = whole.inYear(2024);
    expect([other.hash, other.scheme, other.layers]).toEqual([whole.hash, whole.scheme, whole.layers]);
    expect(other.value('evaluation.fullMark')).toEqual(whole.value('evaluation.fullMark'));
    expect(other.member('desks', 'only')).toEqual({ is: 'silent', path: 'desks/only' });
    expect(other.inYear(2023).member('desks', 'only').is).toBe('stated');
    expect(whole.member('desks', 'only').is).toBe('stated');
  });
});

describe('the citation of a path', () => {
  const content = contentOfText(rules.text, rules.hash);
  const cited = (path: string): unknown =>
    citationOf(content, path)?.citations.map(({ set, instrument, article, words, note }) => [
      `${set.id}.${set.version}`,
      set.zh,
      instrument.zh,
      article,
      words,
      note?.zh,
    ]);
  const whole = [
    'prefecture.1',
    'prefecture规则',
    'prefecture办法',
    '第一条',
    'prefecture第一条全文。第二句。',
    undefined,
  ];

  it('is the article and the words of the set that the member comes from', () => {
    expect(cited('desks/clerk')).toEqual([['county.1', 'county规则', 'county办法', '第一条', '第二句。', '读法']]);
    expect(cited('evaluation.fullMark')).toEqual([whole]);
    expect(cited('procedures/review/steps/conclude')).toEqual([whole]);
  });

  it('of a field is that of the member, of a list that of what is in it', () => {
    expect(cited('desks/clerk/kind')).toEqual(cited('desks/clerk'));
    expect(cited('rounds/quarterly/due')).toEqual([whole]);
    expect(cited('rounds')).toEqual([whole]);
    expect(citationOf(content, 'rounds/quarterly/due/form')).toMatchObject({
      path: 'rounds/quarterly/due/form',
      zh: '报表',
    });
  });

  it('is nothing where the set has nothing', () => {
    for (const path of [
      'rounds/monthly',
      'evaluation.fullMark/x',
      'label.desk/value',
      'constructor',
      '',
      'rounds/quarterly/length',
    ])
      expect(citationOf(content, path)).toBeUndefined();
  });
});
