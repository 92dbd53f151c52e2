import { limits } from '@wenxiao/domain/field';
import { clerk, type Json, named, quarterly, smallRuleSet, source, step } from '../testing/small-rule-set.js';
import { readRuleSet, readRuleSetJson } from './read-rule-set.js';

const flawsOf = (json: unknown): readonly string[] => {
  const reading = readRuleSet(json);
  return reading.outcome === 'valid' ? [] : reading.flaws.map(({ path, en }) => `${path}: ${en}`);
};
const withMembers = (members: Json): Json => smallRuleSet({ members });

describe('reading a rule set', () => {
  it('gives what was written, and adds nothing to it', () => {
    const written = smallRuleSet({ members: { desks: [clerk], rounds: [quarterly()] } });
    expect(readRuleSet(written)).toEqual({ outcome: 'valid', value: written });
  });

  it('gives what nobody can change any more', () => {
    const reading = readRuleSet(withMembers({ desks: [clerk] }));
    expect(reading.outcome === 'valid' && Object.isFrozen(reading.value.members.desks?.[0])).toBe(true);
  });

  it('says everything that is wrong at once, with the place by codes, in Chinese and English', () => {
    const reading = readRuleSet(
      withMembers({
        desks: [{ ...clerk, kind: undefined }],
        rounds: [quarterly({ nodes: { every: 'fortnight' } }), quarterly({ code: 'second', dues: [] })],
        procedures: [{ ...named('review'), object: 'evaluation', steps: [step('sign', 'judge', 'end')] }],
      }),
    );
    expect(reading).toEqual({
      outcome: 'invalid',
      flaws: [
        { path: 'members/desks/clerk/kind', zh: '缺少此项', en: 'is missing' },
        expect.objectContaining({
          path: 'members/procedures/review/steps/sign/act',
          en: expect.stringMatching(/^must be one of: submit, review, /) as string,
        }),
        expect.objectContaining({
          path: 'members/rounds/quarterly/nodes/every',
          zh: '应为：month、quarter、half-year、year',
        }),
        expect.objectContaining({
          path: 'members/rounds/second/dues',
          zh: '没有名为 dues 的内容：请核对拼写，可用的名称见 wenxiao rules schema --list',
        }),
      ],
    });
  });

  it('says what is wrong with a value of several possible shapes as of the one that was meant', () => {
    const when = {
      all: [
        { figure: 'subject.kind', is: ['project'] },
        { figure: 'execution.rate', below: 0.6 },
      ],
    };
    expect(flawsOf(withMembers({ 'accountability.referralTriggers': [{ ...named('low'), when }] }))).toEqual([
      'members/accountability.referralTriggers/low/when/all/2/below: must be in quotes: write "0.6"',
    ]);
    expect(flawsOf(withMembers({ rounds: [quarterly({ of: { figure: 'execution.rate' } })] }))).toEqual([
      'members/rounds/quarterly/of: must say with what it is compared',
    ]);
  });

  it('refuses an unknown value, group or word of the head', () => {
    const reading = flawsOf({ ...smallRuleSet({ members: { wishes: [] }, values: { 'a.b': {} } }), parent: 'x' });
    expect(reading.map((flaw) => flaw.split(':')[0])).toEqual(['values/a.b', 'members/wishes', 'parent']);
  });

  it.each([undefined, null, 'none', 7, []])('refuses a set with %j in place of its values or its members', (other) => {
    const placesOf = (part: Json): readonly string[] =>
      flawsOf({ ...smallRuleSet(), ...part }).map((flaw) => flaw.split(':')[0] ?? '');
    expect(placesOf({ values: other })).toEqual(['values']);
    expect(placesOf({ members: other })).toEqual(['members']);
    expect(placesOf({ values: other, members: other })).toEqual(['values', 'members']);
  });

  it('refuses a source without its article, an article twice, and a quotation that does not stand there', () => {
    const quoting = (more: Json): Json => ({ ...clerk, source: [{ ...source[0], ...more }] });
    expect(flawsOf(withMembers({ desks: [quoting({ instrument: 'other' })] }))).toEqual([
      'members/desks/clerk/source: there is no instrument other',
    ]);
    expect(flawsOf(withMembers({ desks: [quoting({ article: '第二条' })] }))).toEqual([
      'members/desks/clerk/source: instrument rules has no article 第二条 with its words',
    ]);
    expect(flawsOf(withMembers({ desks: [quoting({ quote: '第三句。' })] }))).toEqual([
      'members/desks/clerk/source: what is quoted does not stand in 第一条',
    ]);
    expect(flawsOf(withMembers({ desks: [quoting({ quote: '第二句。' })] }))).toEqual([]);
  });

  it('refuses the same code twice in one list, at any depth', () => {
    const twice = [step('sign', 'conclude', 'end'), step('sign', 'conclude', 'end')];
    const procedure = { ...named('review'), object: 'evaluation', steps: twice };
    expect(flawsOf(withMembers({ desks: [clerk, clerk], procedures: [procedure] }))).toEqual([
      'members/desks/clerk: each code may stand only once',
      'members/procedures/review/steps/sign: each code may stand only once',
    ]);
  });

  it('refuses days and years in the wrong order', () => {
    const effective = { from: '2024-01-01', to: '2024-01-01', source };
    const years = { from: 2025, to: 2024 };
    expect(flawsOf(smallRuleSet({ effective, members: { desks: [{ ...clerk, years }] } }))).toEqual([
      'effective/to: must be later than the day from which it holds',
      'members/desks/clerk/years: the first year is later than the last',
    ]);
    expect(flawsOf(smallRuleSet({ effective: { from: '2023-02-29', source } }))).toEqual([
      'effective/from: must be a day such as 2022-05-09',
    ]);
  });
});

describe('a rule set of hostile size', () => {
  /** By the time of this process alone: the computer may have much else to do. */
  const quickly = (read: () => unknown): unknown => {
    const start = process.cpuUsage();
    const answer = read();
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(4);
    return answer;
  };
  const refusal = (en: RegExp): unknown => ({
    outcome: 'invalid',
    flaws: [expect.objectContaining({ en: expect.stringMatching(en) as string })],
  });

  it('is refused quickly when it is nested too deeply', () => {
    const text = `${'{"all":['.repeat(60_000)}${']}'.repeat(60_000)}`;
    expect(quickly(() => readRuleSetJson(text))).toEqual(refusal(/^nested too deeply/));
  });

  it('is refused quickly when it has too many values', () => {
    expect(quickly(() => readRuleSet(withMembers({ desks: Array<number>(1_000_000).fill(1) })))).toEqual(
      refusal(/^too much: at most/),
    );
  });

  it('is refused without being looked at when the text is too long', () => {
    expect(quickly(() => readRuleSetJson(' '.repeat(limits.ruleSetBytes + 1)))).toEqual(
      refusal(/^the file is too large/),
    );
  });

  it('is refused quickly when nothing in it has its shape, with the first flaws and their number', () => {
    const row = { figure: 1, is: 2, all: 3, any: 4, not: 5, found: 6 };
    const rounds = Array.from({ length: 128 }, () => quarterly({ of: { all: Array<unknown>(32).fill(row) } }));
    const reading = quickly(() => readRuleSet(withMembers({ rounds }))) as { flaws: readonly { en: string }[] };
    expect(reading.flaws).toHaveLength(201);
    expect(reading.flaws.at(-1)?.en).toMatch(/^there are \d+ flaws; the first 200 are listed$/);
  });

  it('is refused when it uses names that reach into the program', () => {
    expect(readRuleSetJson('{"__proto__":{"id":"x"}}')).toEqual(refusal(/^the name __proto__ cannot be used/));
  });

  it('is refused with the reason where it is no JSON', () => {
    expect(readRuleSetJson('{')).toEqual(refusal(/^is no JSON/));
    expect(readRuleSet(null)).toEqual(refusal(/^must be an object/));
  });
});
