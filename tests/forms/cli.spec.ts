// `wenxiao forms check`, as it is installed: a process, its output and its exit status.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { cli, compileCli, repository } from './compiled-cli.js';
import { publishedFiles, publishedFolder, publishedForms } from './published-forms.js';

const published = (name: string) => join(publishedFolder, name);
const clean = published('self-eval-mingshan-forestry-2024.json');
const withInfo = published('self-eval-wuwei-dangerous-houses-2022.json');
const withWarnings = published('self-eval-yongde-mingliang-school-2022.json');
const withError = published('self-eval-langfang-food-school-2019.json');

let folder: string;

beforeAll(() => {
  compileCli();
  folder = mkdtempSync(join(tmpdir(), 'wenxiao-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = repository) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { status, stdout, stderr };
}
const wenxiao = (...args: readonly string[]) => run(process.execPath, [cli, ...args]);
const formsCheck = (...args: readonly string[]) => wenxiao('forms', 'check', ...args);

function written(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

interface Report {
  readonly files: readonly Readonly<{
    file: string;
    findings: readonly unknown[];
    notJudged?: readonly Readonly<{ code: string; path: string; zh: string; en: string }>[];
    error?: Readonly<{ code: string; zh: string; en: string }>;
  }>[];
}
const reportOf = ({ stdout }: Readonly<{ stdout: string }>) => JSON.parse(stdout) as Report;

describe('the exit status of wenxiao forms check', () => {
  it('is 0 when nothing of level error was found', () => {
    expect(formsCheck(clean, withInfo, withWarnings)).toMatchObject({ status: 0, stderr: '' });
  });
  it('is 1 when errors were found', () => {
    expect(formsCheck(clean, withError)).toMatchObject({ status: 1, stderr: '' });
    expect(formsCheck('--json', withError)).toMatchObject({ status: 1, stderr: '' });
  });
  it('is 2 when a file could not be read, whatever was found in the others', () => {
    expect(formsCheck(join(folder, 'no-such-file.json'), clean).status).toBe(2);
    expect(formsCheck(withError, join(folder, 'no-such-file.json')).status).toBe(2);
  });
  it.each([
    [['forms', 'check'], "missing required argument 'file'"],
    [['forms', 'check', '--yaml', 'a.json'], "unknown option '--yaml'"],
    [['forms', 'chek'], "unknown command 'chek'"],
    [['form'], "unknown command 'form'"],
    [['forms', 'check', '--rule-set', 'no-such-rules', 'a.json'], 'no-such-rules'],
  ])('is 2 for wrong arguments, which are named: %j', (args, message) => {
    const { status, stdout, stderr } = wenxiao(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('用法有误');
  });
  it('is 0 for help', () => {
    const { status, stdout } = formsCheck('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('退出状态 · Exit status');
  });
});

describe('the JSON of wenxiao forms check', () => {
  it('has the findings of every published form, in the order in which the files were given', () => {
    const files = publishedFiles.map(published).reverse();
    const result = formsCheck('--json', ...files);
    expect(result.status).toBe(1);
    expect(reportOf(result)).toEqual({
      files: [...publishedForms].reverse().map(({ file, findings }) => ({ file: published(file), findings })),
    });
  });
  it('has exactly the fields that it promises', () => {
    const [checked] = reportOf(formsCheck(withError, '--json')).files;
    expect(Object.keys(checked!)).toEqual(['file', 'findings']);
    expect(Object.keys(checked!.findings[0]!)).toEqual(['code', 'level', 'path', 'printed', 'computed', 'zh', 'en']);
  });
  it('names files as they were given, each as often as it was given', () => {
    const file = relative(repository, clean);
    expect(reportOf(formsCheck('--json', file, file))).toEqual({
      files: [
        { file, findings: [] },
        { file, findings: [] },
      ],
    });
  });
  it('says of a file that could not be read why, between the others', () => {
    const missing = join(folder, 'no-such-file.json');
    const result = formsCheck('--json', clean, missing, withError);
    expect(reportOf(result).files).toMatchObject([
      { file: clean, findings: [] },
      {
        file: missing,
        findings: [],
        error: { code: 'not-found', zh: '文件不存在：请检查文件名。', en: 'There is no such file: check its name.' },
      },
      { file: withError, findings: [{ code: 'execution-score-mismatch' }] },
    ]);
    expect(result.stderr).toBe(`${missing}: 文件不存在：请检查文件名。 · There is no such file: check its name.\n`);
  });
});

describe('a file that is no form', () => {
  it.each([
    ['directory', () => folder],
    ['not-utf-8', () => written('gbk.json', Buffer.from([0x7b, 0x22, 0xb1, 0xed, 0x22, 0x3a, 0x31, 0x7d]))],
    ['not-json', () => written('form.csv', '指标，得分\n')],
    ['not-json', () => written('empty.json', '')],
    ['not-json', () => written('cut.json', '{"kind":"monitoring"')],
    ['not-a-form', () => written('list.json', '[]')],
    ['not-a-form', () => written('number.json', '{"kind":"self-evaluation","funds":{"score":10}}')],
    ['too-large', () => written('large.json', `{"kind":"monitoring","notes":"${'长'.repeat(2_000_000)}"}`)],
    ['not-readable', () => join(clean, 'below-a-file.json')],
  ])('is named with the reason, %s, while the others are checked', (code, file) => {
    const path = file();
    const { status, stdout, stderr } = formsCheck('--json', path, withError);
    expect(status).toBe(2);
    expect(reportOf({ stdout }).files).toMatchObject([
      { file: path, findings: [], error: { code } },
      { file: withError, findings: [{}] },
    ]);
    expect(stderr).toContain(`${path}: `);
  });
  it('is told where its shape is wrong', () => {
    const path = written('shape.json', '{"kind":"self-evaluation","indicators":[{},{"score":8.5}]}');
    expect(formsCheck(path).stderr).toContain('indicators[1].score 应为文本或 null，实际为 number');
  });
});

describe('a file with a byte order mark', () => {
  it('is read', () => {
    expect(formsCheck(written('bom.json', '\ufeff{"kind":"monitoring"}'))).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('wenxiao forms check with a rule set', () => {
  const graded = (grade: string) =>
    written('graded.json', `{"kind":"finance-evaluation","totals":{"publishedTotalScore":"85.82","grade":"${grade}"}}`);

  it('holds the printed grade against the bands of the rule set', () => {
    expect(formsCheck('--rule-set', 'fufeng-2022', graded('良')).status).toBe(0);
    const result = formsCheck('--rule-set', 'fufeng-2022', '--json', graded('优'));
    expect(result.status).toBe(1);
    expect(reportOf(result).files[0]?.findings).toMatchObject([
      {
        code: 'grade-not-in-bands',
        path: 'totals.grade',
        printed: '优',
        computed: expect.stringMatching(/^85\.82 → 良; /u),
      },
    ]);
  });
  it('changes nothing else', () => {
    const files = publishedFiles.map(published).filter((file) => !file.includes('finance-eval'));
    const withRules = reportOf(formsCheck('--json', '--rule-set', 'fufeng-2022', ...files));
    const general = (report: Report) =>
      report.files.map(({ file, findings }) => [
        file,
        findings.filter((each) => !JSON.stringify(each).includes('"grade-')),
      ]);
    expect(general(withRules)).toEqual(general(reportOf(formsCheck('--json', ...files))));
  });
});

describe('the table of wenxiao forms check', () => {
  it('shows level, code, place, printed cell and formula in aligned columns, and what to do', () => {
    expect(formsCheck(relative(repository, withWarnings)).stdout).toBe(
      [
        'tests/forms/published/self-eval-yongde-mingliang-school-2022.json  2 项：警告 2',
        '  级别  代码                   位置                           印出      算得',
        '  警告  deviation-unexplained  indicators[2].deviationReason  （空白）  10 − 7 = 3 > 0.005',
        '        → 第3行指标“资金到位及时率”扣了分而没有偏差原因：请填写偏差原因分析及改进措施。',
        '        → Points were taken off indicator 3 (资金到位及时率) without a reason: enter the cause of the deviation and what will be done about it.',
        '  警告  deviation-unexplained  indicators[5].deviationReason  （空白）  10 − 9 = 1 > 0.005',
        '        → 第6行指标“政策知晓率”扣了分而没有偏差原因：请填写偏差原因分析及改进措施。',
        '        → Points were taken off indicator 6 (政策知晓率) without a reason: enter the cause of the deviation and what will be done about it.',
        '',
      ].join('\n'),
    );
  });
  it('says of each file that nothing was found, and sums up several', () => {
    expect(formsCheck(clean).stdout).toBe(`${clean}  未发现问题 · nothing found\n`);
    const { stdout } = formsCheck(clean, withError, withInfo, join(folder, 'no-such-file.json'));
    expect(stdout.split('\n').at(-2)).toBe('共 4 个文件（1 个无法读取）：2 项：错误 1，提示 1');
  });
  it('is plain text where nobody sees colours, and prints no control character of a form', () => {
    const evil = {
      kind: 'self-evaluation',
      indicators: [{ level3: '\u001b[2J甲\u202e\n乙', weight: '10', score: '12' }],
      totals: { grade: '\u001b[31m优\u0007\r', publishedTotalScore: '' },
    };
    const { stdout } = formsCheck(written('evil.json', JSON.stringify(evil)));
    expect(stdout).toContain('第1行指标“甲 乙”印有分值 10、得分 12');
    expect(stdout).toMatch(/ {2}totals\.grade +优 /u);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('the installed command', () => {
  it('is found by npx in the root of the repository', () => {
    const { status, stdout } = run('npx', ['--no', 'wenxiao', 'forms', 'check', relative(repository, withInfo)]);
    expect(status).toBe(0);
    expect(stdout).toContain('over-achievement');
  });
  it('says in one sentence that it has not been compiled', () => {
    mkdirSync(join(folder, 'bin'));
    copyFileSync(cli, join(folder, 'bin/wenxiao.mjs'));
    const { status, stdout, stderr } = run(process.execPath, [
      join(folder, 'bin/wenxiao.mjs'),
      'forms',
      'check',
      clean,
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'wenxiao 尚未编译：请在仓库根目录运行 npm run build。 · wenxiao is not compiled yet: run npm run build in the root of the repository.\n',
    );
  });
});

describe('what wenxiao forms check did not look into', () => {
  it('is said beside the findings, and is no finding', () => {
    const lines = Array.from({ length: 41 }, () => ({ source: '某项', annualBudget: '1' }));
    const funds = { unit: '万元', annualBudget: '50', executed: '60', lines };
    const file = written('long.json', JSON.stringify({ kind: 'self-evaluation', funds, complete: true }));
    const [report] = reportOf(formsCheck('--json', file)).files;
    expect(report?.findings).toMatchObject([{ code: 'execution-over-100' }]);
    expect(report?.notJudged).toEqual([
      { code: 'too-many-lines', path: 'funds.lines', zh: expect.any(String), en: expect.any(String) },
    ]);
    const { status, stdout } = formsCheck(file);
    expect(status).toBe(0);
    expect(stdout).toContain(
      `  funds.lines\n    → ${report?.notJudged?.[0]?.zh}\n    → ${report?.notJudged?.[0]?.en}\n`,
    );
  });
  it('is not mentioned where there is none', () => {
    expect(reportOf(formsCheck('--json', clean)).files).toEqual([{ file: clean, findings: [] }]);
  });
});

describe('wenxiao forms explain', () => {
  it('says in Chinese what a finding means, why it matters and what to do, with an example', () => {
    const { status, stdout } = wenxiao('forms', 'explain', 'fund-lines-mismatch');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^fund-lines-mismatch {2}错误 {2}资金分项之和与总额不符\n {2}含义：.+\n {2}影响：.+\n {2}办法：.+\n {2}举例：.+\n$/u,
    );
  });
  it('lists all findings without a code, and names them where there is no such one', () => {
    const all = wenxiao('forms', 'explain').stdout.trimEnd().split('\n');
    expect(all.length).toBeGreaterThan(20);
    const { status, stderr } = wenxiao('forms', 'explain', 'nothing');
    expect(status).toBe(2);
    expect(stderr).toContain('fund-lines-mismatch');
  });
});
