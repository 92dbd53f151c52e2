// What no file of the repository may say: where one machine keeps things, where packages were fetched from, that a rule is
// switched off without a reason; no service which row of a requirement it stands for; nothing Chinese with half-width punctuation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { halfWidthIn } from './chinese.mjs';
import { machinePaths } from './exceptions.mjs';

// Services run whatever rule set is adopted: which row of a requirement a rule stands for is kept beside its seed.
const matrixId = /\b(?:FF|CJ|HC|CD|T1|T2|B|N)-\d{1,2}[a-z]?\b/;
const serviceCode = /^apps\/.*(?<!spec)\.(ts|js|mjs|html)$/;

const binary = /\.(png|jpg|ico|gif|pdf|xlsx|docx|zip|jar|gz|woff2?)$/;

// The folder names are put together here, so that this file does not find itself.
const homes = ['work', 'root', 'home', 'Users'].join('|');
const machinePath = new RegExp(`(?:^|[^\\w.~})\\]/-])(?:file://)?/(?:${homes})/[\\w.-]`);
const registryHost = new RegExp(
  ['registry[.](?:npmjs|yarnpkg|npmmirror)', 'npmmirror[.]com', 'repo1?[.]maven[.]', 'nexus[.]', 'artifactory[.]'].join(
    '|',
  ),
);
const switchOff = /eslint-disable(-next-line|-line)?(.*)/;
const comment = /^\s*(\/\/|\*|\/\*)/;

function readLine(path, line, previous) {
  const findings = [];
  if (machinePath.test(line) && !(path in machinePaths)) {
    findings.push({ rule: 'machine-path', message: 'names a folder of one machine' });
  }
  if (registryHost.test(line)) {
    findings.push({
      rule: 'registry-host',
      message: 'names the host of a package registry: that is a setting of the machine',
    });
  }
  if (path === 'package-lock.json' && /"resolved":\s*"https?:/.test(line)) {
    findings.push({ rule: 'registry-host', message: 'a resolved address: run npm with the .npmrc of this repository' });
  }
  if (serviceCode.test(path) && matrixId.test(line)) {
    findings.push({ rule: 'matrix-id', message: 'names a row of a requirement: code serves every rule set' });
  }
  const [, scope, rest] = (/\.(ts|mjs)$/.test(path) && !path.startsWith('infra/checks/') && switchOff.exec(line)) || [];
  if (rest !== undefined) {
    const [rules, reason = ''] = rest.replace('*/', '').split(' -- ');
    if (rules.trim() === '') findings.push({ rule: 'disabled-rule', message: 'switches off every rule: name the one' });
    if (scope === undefined)
      findings.push({ rule: 'disabled-rule', message: 'switches off a rule for the rest of the file' });
    if (reason.trim().length < 10 && !comment.test(previous)) {
      findings.push({ rule: 'disabled-rule', message: 'says no reason: write it in the line above, or after " -- "' });
    }
  }
  return findings;
}

export function checkTexts(root, files) {
  return files
    .filter((path) => !binary.test(path))
    .flatMap((path) => {
      const content = readFileSync(join(root, path), 'utf8');
      const lines = content.split('\n');
      const inLines = lines.flatMap((line, index) =>
        readLine(path, line, lines[index - 1] ?? '').map((finding) => ({ path, line: index + 1, ...finding })),
      );
      return [...inLines, ...halfWidthIn(path, content)];
    });
}
