import { explanations, type FindingCode, type FindingExplanation, findingLevels } from '@wenxiao/forms';
import { type Command, InvalidArgumentError } from 'commander';
import { levelNames } from './findings-table.js';

const headings: Readonly<Record<Exclude<keyof FindingExplanation, 'title'>, string>> = {
  means: '含义',
  matters: '影响',
  todo: '办法',
  example: '举例',
};
const codes = Object.keys(explanations) as readonly FindingCode[];

/** `wenxiao forms explain`: what a finding means, why it matters, what to do. */
export function addFormsExplain(forms: Command): void {
  forms
    .command('explain')
    .description('说明检查结果的含义、影响和办法 · what a finding means and what to do (Chinese)')
    .argument(
      '[code]',
      '代码，如 fund-lines-mismatch；不写则列出全部 · code of a finding; all are listed without it',
      codeOf,
    )
    .action((code?: FindingCode) => {
      process.stdout.write(code === undefined ? list() : explained(code));
    });
}

function codeOf(text: string): FindingCode {
  const found = codes.find((code) => code === text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`没有这一代码，可用的有：${codes.join('、')} · there is no such finding`);
}

function explained(code: FindingCode): string {
  const { title, ...parts } = explanations[code];
  const names = Object.keys(headings) as readonly (keyof typeof headings)[];
  const lines = names.map((name) => `  ${headings[name]}：${parts[name]}`);
  return `${code}  ${levelNames[findingLevels[code]]}  ${title}\n${lines.join('\n')}\n`;
}

function list(): string {
  const width = Math.max(...codes.map((code) => code.length));
  return codes
    .map((code) => `${code.padEnd(width)}  ${levelNames[findingLevels[code]]}  ${explanations[code].title}\n`)
    .join('');
}
