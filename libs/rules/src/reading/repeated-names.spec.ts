import { readJson, readRuleSetJson } from './read-rule-set.js';

const flawsOf = (text: string) => readJson(text).flaws;

describe('what stands twice in a text of JSON', () => {
  it('is said with both lines, by the codes of the members that it lies in', () => {
    const text = `{
  "members": {
    "evaluation.gradeBands": [
      { "code": "good", "from": "80", "to": "90" },
      {
        "from": "60",
        "code": "poor", "to": "[{,",
        "from": "70"
      }
    ]
  },
  "version": 1,
  "version": 2
}`;
    expect(flawsOf(text)).toEqual([
      {
        path: 'members/evaluation.gradeBands/poor/from',
        zh: '第 6 行与第 8 行重复写了 from：只留一处',
        en: 'from is written twice, in lines 6 and 8: leave one of them',
      },
      {
        path: 'version',
        zh: '第 12 行与第 13 行重复写了 version：只留一处',
        en: 'version is written twice, in lines 12 and 13: leave one of them',
      },
    ]);
    expect(readRuleSetJson(text)).toMatchObject({ outcome: 'invalid', flaws: [{}, {}] });
  });

  it('is found however a name is escaped, and not where another object has it', () => {
    expect(flawsOf('{ "from": 1, "fr\\u006fm": 2 }').map(({ path }) => path)).toEqual(['from']);
    expect(flawsOf('[{ "a": 1 }, { "a": { "a": "a" } }, "a", "a"]')).toEqual([]);
  });

  it('costs no stack, however deep the text is', () => {
    const deep = `${'{"all":['.repeat(60_000)}${']}'.repeat(60_000)}`;
    expect(flawsOf(`{ "a": ${deep}, "a": 1 }`).map(({ path }) => path)).toEqual(['a']);
  });
});

describe('a text that is no JSON', () => {
  it('is told from which line on', () => {
    expect(flawsOf('{\n  "id": "ours"\n  "version": 1\n}')).toEqual([
      {
        path: '',
        zh: '不是 JSON：第 3 行有误，请核对此处及上一行的逗号、引号和括号',
        en: expect.stringMatching(/^is no JSON: see line 3 and the one before it/) as string,
      },
    ]);
    expect(flawsOf('{\n  "id": "ours"')).toMatchObject([
      { zh: expect.stringContaining('文件在末尾（第 2 行）中断') as string },
    ]);
  });
});
