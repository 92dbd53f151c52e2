import { Command } from 'commander';
import { complaintText, speakToUsers, withoutHelpCommands } from './usage.js';

function asked(...words: readonly string[]): { out: string; error: string } {
  const said = { out: '', error: '' };
  const program = speakToUsers(new Command('wenxiao')).configureOutput({
    writeOut: (text) => (said.out += text),
    writeErr: (text) => (said.error += text),
  });
  const rules = program.command('rules').description('规则 · rules');
  rules
    .command('check')
    .argument('<file...>', '文件 · files')
    .requiredOption('--over <set>', '上级 · above')
    .action(() => undefined);
  withoutHelpCommands(program);
  try {
    program.parse(words, { from: 'user' });
  } catch {
    // What is thrown is the exit status: what was said is asked for here.
  }
  return said;
}

const help = '加 --help 查看用法 · --help says how it is used\n';

describe('what a command says of wrong arguments', () => {
  it.each([
    [['rules', 'check', '--over', 'x'], "用法有误：缺少参数 file · missing required argument 'file'"],
    [['rules', 'check', 'a.json'], "用法有误：缺少选项 --over <set> · required option '--over <set>' not specified"],
    [
      ['rules', 'check', 'a.json', '--over'],
      "用法有误：选项 --over <set> 缺少值 · option '--over <set>' argument missing",
    ],
    [['rules', 'check', '--over', 'x', '--loud', 'a'], "用法有误：没有选项 --loud · unknown option '--loud'"],
    [['roles'], "用法有误：没有命令 roles · unknown command 'roles'\n(Did you mean rules?)"],
  ])('is Chinese first, and says where to look: %j', (words, complaint) => {
    expect(asked(...words)).toEqual({ out: '', error: `${complaint}\n${help}` });
  });

  it('leaves what our own commands say in both languages', () => {
    expect(complaintText('没有规则 x · there is no rule set x\n')).toBe(
      '用法有误 · 没有规则 x · there is no rule set x\n',
    );
  });
});

describe('help', () => {
  it('has Chinese titles, of groups as well, and offers no second way to ask', () => {
    const { out } = asked('rules', '--help');
    expect(out).toMatch(/^用法 Usage: wenxiao rules/);
    expect(out).toContain('命令 Commands:');
    expect(out).not.toContain('display help');
  });
});
