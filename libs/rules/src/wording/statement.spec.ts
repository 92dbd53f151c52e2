import { layered } from '../layers/index.js';
import { productVocabulary } from '../publication/index.js';
import { seed, seeds } from '../seeds/index.js';
import { memberGroups, type RuleSet, type Statements } from '../shape/index.js';
import { ruleSetSchema } from './rule-schema.js';
import { type Statement, statementsBy, statementsOf } from './index.js';
import { fieldTerms } from './terms.js';
import { eventTerms, figureTerms, objectTerms } from './vocabulary-terms.js';

const fufeng = seed('fufeng-2022')!;
/** What a body of a county has made for itself is read over the county's. */
const inForceOf = (set: RuleSet): Statements =>
  set.level === 'organisation' && set.scheme === 'budget-performance'
    ? layered(set, layered(seed('huichang-2020')!, undefined, { organisation: false }), { organisation: true }).content
    : set;

const saidAt = statementsBy(fufeng);

const linesOf = (statement: Statement, depth = 0): readonly string[] => [
  `${'  '.repeat(depth)}${statement.name}${statement.words === undefined ? '' : `：${statement.words}`}`,
  ...statement.inside.flatMap((each) => linesOf(each, depth + 1)),
];

/** Every name of a property anywhere below members. */
function fieldsIn(schema: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, value] of Object.entries(schema) as readonly (readonly [string, unknown])[]) {
    if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
    fieldsIn(value, found);
  }
  return found;
}

/** What has no name where people read it: told by the field around it, or by the member itself. */
const unnamed = new Set(
  ['code zh en source soft instrument article quote note id version scheme name level effective below withdraws path']
    .concat('instruments articles issuedBy issuedOn values members organisationsMayOverride silent value')
    .concat('all any not is set above parameter period longerThanYears found yearsRunning that unit every on frequency')
    .concat(
      'route assigned recordedBy decidedOn day month yearOffset offsetDays periodEnd node shift plus inclusive roll graceDays',
    )
    .concat(
      'document effect admit enter event per everyYear onceIn yearsFrom byScore type state worst times at cap types',
    )
    .concat('basicExpenditureBy')
    .flatMap((names) => names.split(' ')),
);

describe('a rule set in words', () => {
  it('says a value, and that the text gives none', () => {
    expect(saidAt('evaluation.fullMark')).toEqual({
      path: 'evaluation.fullMark',
      name: '评价满分',
      words: '100',
      inside: [],
    });
    expect(saidAt('monitoring.financeFrequency')?.words).toBe('未作规定');
    expect(saidAt('exAnte.majorPolicyThreshold')?.words).toBe('500000.00（原则上）');
    expect(saidAt('monitoring.submissionLimit')).toBeUndefined();
  });

  it('says a member with all that it holds, codes by the words of the set', () => {
    const round = saidAt('rounds/quarterly')!;
    expect(linesOf(round)).toEqual([
      '监控轮次 季度监控',
      '  适用对象：是否已编制绩效目标为是',
      '  时间节点：每季度末',
      '  开启：时段开始',
      '  范围：预算年度',
      expect.stringMatching(/^ {2}期限 .+：每季末前（含当日）$/),
      '  预测全年的轮次：3',
      '  须报文书：绩效目标执行监控表、绩效监控报告',
      '  办理流程：季度绩效监控',
      '  监控层次：日常监控',
    ]);
  });

  it('says what lies in a member with the way to it, next steps by their names', () => {
    const path = 'procedures/target-review/steps/finance-review';
    expect(saidAt(path)?.name).toMatch(/^绩效目标审核与批复 › 步骤 县财政部门复核审核$/);
    expect(linesOf(saidAt(path)!)).toContain('    下一步：设定并报送绩效目标');
    expect(saidAt(`${path}/act`)).toBeUndefined();
    expect(saidAt('procedures/nowhere')).toBeUndefined();
  });

  it('says conditions, deadlines and whose a step is as sentences', () => {
    const all = statementsOf(fufeng).flatMap((each) => linesOf(each));
    expect(all).toEqual(
      expect.arrayContaining([
        '    由：按“对口业务股”确定的股室',
        '    期限 最长不超过45天：申请事前评估或确定评估对象后 45 日内',
        '  适用对象：是否新增为是，且对象类别为项目支出、政策，且（是否重点为是，或是否重大为是）',
        '  情形：自首次安排预算的年度起 3 年',
        '  以此为基础：单位自评（已有结论）',
        '评价等级 良：80（含）至 90',
      ]),
    );
  });

  it.each(seeds().map((set) => [set.id, inForceOf(set)] as const))(
    'leaves no code and no bracketless condition of %s unsaid',
    (_id, set) => {
      const said = statementsOf(set).flatMap((each) => linesOf(each));
      const groups = memberGroups.flatMap((group) => set.members[group] ?? []);
      expect(said.length).toBeGreaterThan(groups.length);
      expect(said.filter((line) => /[a-z]{2}/.test(line) || line.includes('undefined') || line.endsWith('：'))).toEqual(
        [],
      );
    },
  );

  it('has a name for every field that a member may have', () => {
    const fields = [...fieldsIn(ruleSetSchema())].filter((field) => !unnamed.has(field) && !field.includes('.'));
    expect(
      fields.filter((field) => fieldTerms[field] === undefined && !(memberGroups as readonly string[]).includes(field)),
    ).toEqual([]);
  });

  it('has a name for all that the product knows and rules may ask for', () => {
    const { figures, events, objects } = productVocabulary;
    expect([...figures.keys()].filter((each) => figureTerms[each] === undefined)).toEqual([]);
    expect([...events.keys()].filter((each) => eventTerms[each] === undefined)).toEqual([]);
    expect([...objects.keys()].filter((each) => objectTerms[each] === undefined)).toEqual([]);
  });
});
