import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ruleSetJson } from '../testing/rule-fragments.js';
import { canonicalText } from '../layers/canonical-text.js';
import { parseRuleSet } from './parse-rule-set.js';
import { parameterGroupNames } from './rule-set.js';

const published: object = JSON.parse(
  readFileSync(new URL('../seeds/fufeng-2022.rule-set.json', import.meta.url), 'utf8'),
) as object;

function flawsIn(json: unknown): readonly { path: string; zh: string; en: string }[] {
  const reading = parseRuleSet(json);
  return reading.outcome === 'invalid' ? reading.flaws : [];
}

const pathsIn = (json: unknown): readonly string[] => flawsIn(json).map(({ path }) => path);
const evaluation = (parameters: object): object => ruleSetJson({ evaluation: parameters });
const source = ['EX-1'];

describe('reading a rule set', () => {
  it('takes every parameter as it was written', () => {
    const reading = parseRuleSet(published);
    const empty = Object.fromEntries(parameterGroupNames.map((group) => [group, {}]));
    if (reading.outcome === 'invalid') throw new Error(JSON.stringify(reading.flaws));
    expect(canonicalText(reading.value)).toBe(canonicalText({ ...empty, ...published }));
  });

  it('gives groups that are left out, empty', () => {
    expect(parseRuleSet(ruleSetJson())).toMatchObject({ outcome: 'valid', value: { evaluation: {}, exAnte: {} } });
  });

  it('freezes what it gives', () => {
    const reading = parseRuleSet(published);
    if (reading.outcome === 'invalid') throw new Error('Not read');
    expect(Object.isFrozen(reading.value.evaluation.gradeBands?.value?.[0])).toBe(true);
  });
});

describe('a rule set is refused, with path and reason in both languages,', () => {
  it('where it is no object at all', () => {
    expect(flawsIn([])).toEqual([{ path: '', zh: '应为 JSON 对象', en: 'must be a JSON object' }]);
    expect(pathsIn(null)).toEqual(['']);
    expect(pathsIn('{}')).toEqual(['']);
  });

  it('with a parameter that does not exist, at any depth', () => {
    expect(flawsIn(evaluation({ fullmark: { value: '100', source } }))).toEqual([
      {
        path: 'evaluation.fullmark',
        zh: '没有名为 fullmark 的参数:请核对拼写,本版本不认识的参数不会被接受',
        en: 'there is no parameter fullmark: check the spelling, what this version does not know is not accepted',
      },
    ]);
    expect(pathsIn(evaluation({ fullMark: { value: '100', source, unit: '分' } }))).toEqual([
      'evaluation.fullMark.unit',
    ]);
    expect(pathsIn(ruleSetJson({ calendar: {} }))).toEqual(['calendar']);
  });

  it('with a name that JavaScript itself uses', () => {
    expect(pathsIn(evaluation({ constructor: { value: '100', source } }))).toEqual(['evaluation.constructor']);
    expect(pathsIn(JSON.parse('{"evaluation":{"__proto__":{}}}'))).toEqual(['evaluation.__proto__']);
    expect(pathsIn(evaluation({ toString: 1 }))).toEqual(['evaluation.toString']);
  });

  it('with a value of another type', () => {
    expect(flawsIn(evaluation({ fullMark: { value: 100, source } }))).toEqual([
      {
        path: 'evaluation.fullMark.value',
        zh: '应为用文字写的非负小数(如 "500000.00"),现为 100',
        en: 'must be a decimal in quotes, not below zero, such as "500000.00", is 100',
      },
    ]);
    expect(pathsIn(evaluation({ fullMark: [{ value: '100', source }] }))).toEqual(['evaluation.fullMark']);
    expect(pathsIn(evaluation({ fullMark: null }))).toEqual(['evaluation.fullMark']);
    expect(pathsIn(evaluation({ newPolicyYears: { value: '3', source } }))).toEqual([
      'evaluation.newPolicyYears.value',
    ]);
    expect(pathsIn(evaluation({ newPolicyYears: { value: 2.5, source } }))).toEqual([
      'evaluation.newPolicyYears.value',
    ]);
  });

  it.each([
    ['an unknown anchor', { anchor: 'full-moon' }, ''],
    ['no anchor', { month: 6 }, ''],
    ['a month too many', { anchor: 'fixed-date', month: 13 }, '.month'],
    ['a field of another anchor', { anchor: 'event', month: 6 }, '.month'],
    ['no event', { anchor: 'event', events: [] }, ''],
    ['events that are no list', { anchor: 'event', events: null }, '.events'],
    ['an event that nobody reports', { anchor: 'event', events: ['full-moon'] }, '.events'],
    ['working days after no event', { anchor: 'working-days', after: 'event', count: 3 }, ''],
  ])('with a deadline that has %s', (_, value, at) => {
    expect(pathsIn(evaluation({ due: { value, source } }))).toContain(`evaluation.due.value${at}`);
  });

  it('without a source, with one that is none, or with one whose words are missing', () => {
    const fullMark = (sources: unknown): object => evaluation({ fullMark: { value: '100', source: sources } });
    expect(pathsIn(evaluation({ fullMark: { value: '100' } }))).toContain('evaluation.fullMark.source');
    expect(pathsIn(fullMark([]))).toEqual(['evaluation.fullMark.source']);
    expect(pathsIn(fullMark(['第一条']))).toEqual(['evaluation.fullMark.source']);
    expect(flawsIn(fullMark(['EX-2']))).toEqual([
      {
        path: 'evaluation.fullMark.source',
        zh: '来源 EX-2 未在 sources 中列出原文',
        en: 'source EX-2 has no entry with its words in sources',
      },
    ]);
  });

  it('with words of a source that nobody cites, that belong to no instrument, or that lack article or English', () => {
    const first = { id: 'EX-1', article: '第一条', zh: '施行' };
    const sources = (...entries: object[]): object =>
      ruleSetJson({
        sources: [first, ...entries],
        evaluation: { fullMark: { value: '100', source: ['EX-1', 'YY-1', 'N-2'] } },
      });
    const row = { id: 'YY-1', article: '第一条', zh: '一百分' };
    const decision = { id: 'N-2', zh: '不取舍', en: 'unrounded' };
    expect(pathsIn(sources(row, decision))).toEqual(['sources[1].id']);
    expect(pathsIn(sources({ id: 'EX-9', article: '第九条', zh: '无' }))).toContain('sources[1]');
    expect(pathsIn(sources({ id: 'YY-1', zh: '一百分' }))).toContain('sources[1].article');
    expect(pathsIn(sources({ id: 'N-2', zh: '不取舍' }))).toContain('sources[1].en');
    expect(pathsIn(sources(first))).toContain('sources');
  });

  it('with a silence that has a value, or a value that is missing', () => {
    expect(pathsIn(evaluation({ fullMark: { silent: true, value: '100', source } }))).toEqual([
      'evaluation.fullMark.silent',
    ]);
    expect(pathsIn(evaluation({ fullMark: { silent: false, source } }))).toEqual(['evaluation.fullMark.silent']);
    expect(flawsIn(evaluation({ fullMark: { source } }))).toMatchObject([
      { path: 'evaluation.fullMark.value', en: expect.stringContaining('is missing') },
    ]);
  });

  it.each([
    ['a day that does not exist', { from: '2022-02-30', source }, 'effective.from'],
    ['an end before its beginning', { from: '2022-05-09', to: '2022-05-08', source }, 'effective.to'],
    ['an end on the day it begins', { from: '2022-05-09', to: '2022-05-09', source }, 'effective.to'],
    ['no source', { from: '2022-05-09' }, 'effective.source'],
  ])('with effective dates that have %s', (_, effective, path) => {
    expect(pathsIn(ruleSetJson({ effective }))).toContain(path);
  });

  it('with codes twice, codes that the software does not know, or codes that no other parameter defines', () => {
    const term = (code: string): object => ({ code, zh: '词', en: 'word' });
    const steps = (...codes: string[]): object => evaluation({ steps: { value: codes.map(term), source } });
    expect(pathsIn(steps('plan', 'plan'))).toEqual(['evaluation.steps.value']);
    const modules = { value: [term('weather-forecast')], source };
    expect(pathsIn(ruleSetJson({ general: { modules } }))).toEqual(['general.modules.value']);
    const gradeBands = { value: [{ ...term('good'), from: '0', to: '100' }], source };
    const named = {
      evaluation: { fullMark: { value: '100', source }, gradeBands },
      accountability: { referralTriggers: { value: [{ ...term('bad-grade'), grade: 'bad' }], source } },
    };
    expect(pathsIn(ruleSetJson(named))).toEqual(['accountability.referralTriggers.value[0].grade']);
    expect(pathsIn(evaluation({ gradeBands }))).toEqual(['evaluation.fullMark']);
  });
});

describe('whatever stands in whatever place', () => {
  /** Every place in a JSON value, as the list of keys that leads to it. */
  function places(json: unknown, to: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof json !== 'object' || json === null) return [to];
    return [to, ...Object.entries(json).flatMap(([key, value]) => places(value, [...to, key]))];
  }

  function replaced(json: unknown, [key, ...rest]: readonly string[], junk: unknown): unknown {
    if (key === undefined) return junk;
    const copy = (Array.isArray(json) ? [...(json as unknown[])] : { ...(json as object) }) as Record<string, unknown>;
    copy[key] = replaced(copy[key], rest, junk);
    return copy;
  }

  const junk = fc.oneof(
    fc.constantFrom<unknown>(null, true, -1, 0.5, '', ' ', 'x', [], {}, [null], [[]], [{}], { value: null }),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it('is read as written, or refused with a path: it is never dropped, changed or the cause of a crash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(published)), junk, (place, value) => {
        const json = replaced(published, place, value);
        const reading = parseRuleSet(json);
        const read: unknown = reading.outcome === 'valid' ? JSON.parse(JSON.stringify(reading.value)) : json;
        const flaws = reading.outcome === 'valid' ? [] : reading.flaws;
        expect(read).toEqual(json);
        expect(flaws.filter(({ zh, en }) => zh === '' || en === '')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('another type is never taken for the one that belongs there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places(published)),
        fc.constantFrom<unknown>(null, 0.5, [[]], { x: 1 }),
        (place, value) => {
          expect(parseRuleSet(replaced(published, place, value)).outcome).toBe('invalid');
        },
      ),
      { numRuns: 100 },
    );
  });
});
