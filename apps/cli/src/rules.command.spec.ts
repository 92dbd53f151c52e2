import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from '@wenxiao/rules/seeds';
import { Command } from 'commander';
import { addRules } from './rules.command.js';
import { articleName } from './rules-text.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-rules-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function rules(...words: readonly string[]): Promise<{ out: string; error: string; status: number }> {
  const said = { out: '', error: '', status: 0 };
  const program = new Command('wenxiao');
  addRules(program, {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
    end: (status) => (said.status = status),
  });
  await program.parseAsync(['rules', ...words], { from: 'user' });
  return said;
}

async function fileWith(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const fufeng = seed('fufeng-2022');
const source = [{ instrument: 'own', article: '第二条' }];
const refinement = {
  id: 'county',
  version: 1,
  scheme: 'budget-performance',
  name: { zh: '本县规定', en: 'Rules of our county' },
  level: 'county',
  effective: { from: '2026-01-01', source },
  below: 'refine',
  instruments: [
    {
      code: 'own',
      zh: '本县规定',
      en: 'Rules of our county',
      issuedBy: '本县财政局',
      issuedOn: '2026-01-01',
      articles: [{ article: '第二条', zh: '按季度监控。' }],
    },
  ],
  values: {},
  members: {
    rounds: [
      {
        code: 'monthly',
        zh: '季度监控',
        source,
        of: { figure: 'subject.kind', is: ['project'] },
        nodes: { every: 'quarter' },
        within: 'budget-year',
        procedure: 'monitoring-round',
      },
    ],
  },
};

describe('wenxiao rules check', () => {
  it('finds nothing in what the product brings along, and says what nothing follows from yet', async () => {
    const file = await fileWith('fufeng.json', fufeng);
    const nothing = `${file}  未发现问题 · nothing found`;
    expect(await rules('check', file)).toMatchObject({ out: `${nothing}\n`, error: '', status: 0 });
    const when = { figure: 'execution.rate', below: '0.5' };
    const marks = seed('fufeng-2022')!.members['monitoring.keyMarks']!.map((mark) => ({ ...mark, when }));
    const members = { ...seed('fufeng-2022')!.members, 'monitoring.keyMarks': marks };
    await fileWith('fufeng.json', { ...seed('fufeng-2022')!, members });
    const { out, status } = await rules('check', file);
    const [title, ...warnings] = out.trimEnd().split('\n');
    expect({ title, status }).toEqual({ title: nothing, status: 0 });
    expect(warnings).toContain(
      `  monitoring.keyMarks/${marks[0]!.code}/when/figure  数据项 execution.rate 暂不生效：尚未作为条件的数据项提供 · nothing follows from the figure execution.rate yet: nobody gives it to conditions`,
    );
  });

  it('names a place by its path in the rules, wherever it was found to be wrong', async () => {
    const whole = seed('fufeng-2022')!;
    const rounds = whole.members.rounds?.map((each) => ({ ...each, colour: 'red' })) ?? [];
    const { out } = await rules(
      'check',
      await fileWith('red.json', { ...whole, members: { ...whole.members, rounds } }),
    );
    expect(out).toMatch(/^ {2}rounds\/[\w-]+\/colour$/m);
    expect(out).not.toContain('members/');
  });

  it('says every place where a set is wrong, in Chinese and English', async () => {
    const file = await fileWith('wrong.json', { ...refinement, below: 'nothing' });
    expect(await rules('check', file)).toEqual({
      out: [
        `${file}  3 项错误 · 3 flaws`,
        '  below',
        '    → 应为：refine、free',
        '    → must be one of: refine, free',
        '  rounds/monthly/of/figure',
        '    → 没有对象类别 project',
        '    → there is no kind of subject project',
        '  rounds/monthly/procedure',
        '    → 没有办理事项 monitoring-round',
        '    → there is no procedure monitoring-round',
        '',
      ].join('\n'),
      error: '',
      status: 1,
    });
  });

  it('checks a refining set over what it refines, and says as JSON what is missing without it', async () => {
    const file = await fileWith('refining.json', refinement);
    expect(await rules('check', file, '--over', 'changji-2018')).toEqual({
      out: `${file}  未发现问题 · nothing found\n  rounds/monthly/nodes  比上级宽松 · looser than above\n`,
      error: '',
      status: 0,
    });
    const organisation = await rules('check', file, '--over', 'changji-2018', '--organisation');
    expect(organisation.out).toContain('  rounds/monthly  无权规定，不生效 · may not be stated here, does not hold\n');
    const alone = await rules('check', file, '--json');
    expect([alone.status, JSON.parse(alone.out)]).toMatchObject([
      1,
      { files: [{ file, flaws: [{ path: 'rounds/monthly/of/figure' }, { path: 'rounds/monthly/procedure' }] }] },
    ]);
  });

  it('says which file cannot be read', async () => {
    const missing = join(folder, 'missing.json');
    const { status, error } = await rules('check', missing);
    expect([status, error]).toEqual([
      2,
      `${missing}: 文件不存在：请检查文件名。 · There is no such file: check its name.\n`,
    ]);
    expect((await rules('check', await fileWith('text.json', 'x'))).out).toContain('is no JSON');
    expect((await rules('check', missing, '--over', 'nowhere')).status).toBe(2);
  });
});

describe('wenxiao rules show', () => {
  it('shows an article in its words, with all that was made of it', async () => {
    const { out } = await rules('show', 'fufeng-2022', '--article', '43');
    expect(out).toContain('第四十三条\n绩效评价结果采取评分和评级相结合的方式,总分值为100分');
    expect(out).toContain('  评价满分：100  [evaluation.fullMark]\n');
    expect(out).toContain('  评价等级 良：80（含）至 90  [evaluation.gradeBands/good]\n');
  });

  it('tells what was made of an article with its fields, and of each part under its own article', async () => {
    const { out } = await rules('show', 'fufeng-2022', '--article', '32');
    expect(out).toContain(
      '  监控轮次 季度监控  [rounds/quarterly]\n    适用对象：是否已编制绩效目标为是\n    时间节点：每季度末\n',
    );
    expect(out).toContain('\n    （以季度最后一日为期限,宽限0天,不顺延。）\n');
    expect(out).toContain('  季度绩效监控 › 步骤 按照管理级次审核  [procedures/monitoring-round/steps/unit-review]\n');
  });

  it('shows a set whole: its contents, then every article with its words', async () => {
    const { out } = await rules('show', 'changji-2018');
    expect(out).toMatch(
      /^changji-2018 第 1 版 {2}昌吉回族自治州预算绩效监控管理暂行办法\nSHA-256 [0-9a-f]{64}\n\n目录：/,
    );
    expect(out).toMatch(/\n {2}第十四条 {2}\d+ 项\n/);
    const articles = [
      ...new Set(seed('changji-2018')!.instruments.flatMap((each) => each.articles.map(({ article }) => article))),
    ];
    const shown = await Promise.all(
      articles.map(async (article) => (await rules('show', 'changji-2018', '--article', article)).out),
    );
    expect(out.endsWith(`\n${shown.join('\n')}`)).toBe(true);
  });

  it('shows as JSON how each rule is written in the file, beside how it reads', async () => {
    const { out, status } = await rules('show', 'fufeng-2022', '--article', '43', '--json');
    type Shown = Readonly<{
      instruments: readonly Readonly<{ articles: readonly Readonly<{ rules: unknown[] }>[] }>[];
    }>;
    const shown = JSON.parse(out) as Shown;
    expect(status).toBe(0);
    expect(shown).toMatchObject({ id: 'fufeng-2022', version: 1, name: '扶风县预算绩效管理实施细则(试行)' });
    const articles = shown.instruments.flatMap((each) => each.articles);
    expect(articles).toMatchObject([{ article: '第四十三条' }]);
    const good = seed('fufeng-2022')!.members['evaluation.gradeBands']!.find(({ code }) => code === 'good');
    expect(articles[0]!.rules).toContainEqual({
      path: 'evaluation.gradeBands/good',
      name: '评价等级 良',
      words: '80（含）至 90',
      note: '得分按未取舍的数比较。',
      data: good,
    });
  });

  it('says which scales a set does not give that evaluates, and none of one that does not', async () => {
    const whole = seed('fufeng-2022')!;
    const { 'evaluation.fullMark': _given, ...values } = whole.values;
    const { out } = await rules('show', await fileWith('silent.json', { ...whole, values }));
    expect(out.slice(out.indexOf('未作规定'))).toContain('  评价满分  [evaluation.fullMark]\n');
    expect((await rules('show', 'changji-2018')).out).not.toContain('未作规定（用到时');
  });

  it('says what there is where nothing has the name', async () => {
    const { error, status } = await rules('show', 'nowhere');
    expect(error).toMatch(
      /^nowhere: 文件不存在.+\n自带的规则：.*fufeng-2022.* · rule sets that the product brings along: .+\n$/,
    );
    expect(status).toBe(2);
  });

  it('says which articles a set has where it has not the one asked for', async () => {
    const { out, error, status } = await rules('show', 'changji-2018', '--article', '99');
    expect([out, status]).toEqual(['', 2]);
    expect(error).toMatch(
      /^规则 changji-2018 没有第九十九条，有：第二条、.+ · rule set changji-2018 has no 第九十九条; there are: 第二条、/,
    );
  });

  it('names articles as they are printed', () => {
    expect(['7', '10', '12', '20', '43', '105', '110', '四十三', '第三条'].map(articleName)).toEqual([
      '第七条',
      '第十条',
      '第十二条',
      '第二十条',
      '第四十三条',
      '第一百零五条',
      '第一百一十条',
      '第四十三条',
      '第三条',
    ]);
  });
});

describe('wenxiao rules diff', () => {
  it('says in what two sets differ, in the words of each', async () => {
    const whole = seed('fufeng-2022')!;
    const { 'monitoring.method': _gone, ...values } = whole.values;
    const rounds = whole.members.rounds!.map((each) =>
      each.code === 'quarterly' ? { ...each, nodes: { every: 'month' } } : each,
    );
    const own = { ...whole, name: { zh: '本县规定', en: 'Ours' }, values, members: { ...whole.members, rounds } };
    const file = await fileWith('own.json', own);
    expect(await rules('diff', 'fufeng-2022', file)).toEqual({
      out: [
        '甲 A  fufeng-2022 1 扶风县预算绩效管理实施细则(试行)',
        '乙 B  fufeng-2022 1 本县规定',
        '2 处不同 · 2 differences',
        '',
        '监控方法  [monitoring.method]',
        '  甲 目标比较法',
        '  乙 无此规定',
        '',
        '监控轮次 季度监控 › 时间节点  [rounds/quarterly/nodes]',
        '  甲 每季度末',
        '  乙 每月末',
        '',
      ].join('\n'),
      error: '',
      status: 0,
    });
    const { out } = await rules('diff', file, 'fufeng-2022', '--json');
    expect(JSON.parse(out)).toMatchObject({
      differences: [{ other: '每季度末' }, { path: 'monitoring.method', other: '目标比较法' }],
    });
  });

  it('says which of two sets cannot be read', async () => {
    const { status, out, error } = await rules('diff', 'fufeng-2022', 'nowhere');
    expect([status, out, error.startsWith('nowhere: 文件不存在')]).toEqual([2, '', true]);
  });
});
