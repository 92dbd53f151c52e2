import { Command } from 'commander';
import { addRules } from './rules.command.js';

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

describe('wenxiao rules schema', () => {
  it('prints the JSON Schema of rule sets, every name called in Chinese', async () => {
    const { out } = await rules('schema');
    expect(JSON.parse(out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { members: { properties: { 'evaluation.gradeBands': { title: '评价等级' } } } },
    });
  });

  it('lists what there is, in Chinese, and what may be named without being stated', async () => {
    const { out } = await rules('schema', '--list');
    expect(out).toContain('  evaluation.fullMark  评价满分\n');
    expect(out).toContain('  procedures  办理流程\n');
    expect(out).toContain('  standard-desks  通用岗位');
    const { out: desks } = await rules('schema', 'standard-desks');
    expect(desks).toContain('  budget-unit  预算单位经办  对所在单位及下级\n');
    expect(desks).toContain('  business-desk  财政业务股  对全区划\n');
    expect((await rules('schema', 'figures')).out).toContain('  execution.rate  预算执行率  数值  （名录）\n');
    expect((await rules('schema', 'events')).out).toContain(
      '  final-accounts.completed  决算完成  （绩效评价、应办事项）\n',
    );
    expect((await rules('schema', 'objects')).out).toContain(
      '  rectification  问题整改  须有环节 submit、resolve；须有结论 rectified\n',
    );
    expect((await rules('schema', 'effects')).out).toContain('  registers  block-request\n');
  });

  it('says of one part what each name is, whether it must stand, what it holds, and how a set says it', async () => {
    const { out } = await rules('schema', 'evaluation.gradeBands');
    expect(out).toContain('    from  下限  必填  带引号的数');
    expect(out).toMatch(/示例（[a-z0-9-]+）：\n\{/);
    const steps = (await rules('schema', 'procedures/steps')).out;
    expect(steps).toContain('    notBy  回避步骤  可不写  [ 代码 … ]  办过这些环节的人不得办理\n');
    expect(steps).toContain('（见 procedures/steps/answers）');
    expect((await rules('schema', 'evaluation.fullMark')).out).toContain('    value  数值  必填  带引号的数');
    const { out: json } = await rules('schema', 'due', '--json');
    expect(JSON.parse(json)).toMatchObject({ properties: { from: { title: '起算' } } });
  });

  it('says which name may have been meant where there is none', async () => {
    const { error, status } = await rules('schema', 'gradeBands');
    expect([status, error]).toEqual([
      2,
      '没有 gradeBands，是否为：evaluation.gradeBands；全部名称：wenxiao rules schema --list · there is no gradeBands; see wenxiao rules schema --list\n',
    ]);
    expect((await rules('schema', 'weather')).error).toMatch(
      /^没有 weather，有：head、.*、procedures、.*、effects；全部名称/,
    );
  });

  it('says what there is inside a part where a name leads nowhere', async () => {
    const { error, status } = await rules('schema', 'evaluation.gradeBands/limit');
    expect(status).toBe(2);
    expect(error).toMatch(
      /^没有 evaluation.gradeBands\/limit；evaluation.gradeBands 之内有：code、.*from、.* · there is no evaluation.gradeBands\/limit; inside evaluation.gradeBands there are: code, /,
    );
    expect((await rules('schema', 'procedures/steps/answer')).error).toContain('procedures/steps 之内有：code、');
    expect((await rules('schema', 'evaluation.fullMark/value/more')).error).toContain(
      'nothing is inside evaluation.fullMark/value',
    );
  });
});
