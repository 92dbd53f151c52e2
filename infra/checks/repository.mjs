// Checks of the tree itself. Usage: node infra/checks/repository.mjs <layout|texts|terms|packages>
import { checkLayout } from './repository/layout.mjs';
import { checkPackages } from './repository/packages.mjs';
import { checkTerms } from './repository/terms.mjs';
import { checkTexts } from './repository/texts.mjs';
import { workspaceFiles } from './workspace-copy.mjs';

const checks = { layout: checkLayout, texts: checkTexts, terms: checkTerms, packages: checkPackages };
const check = checks[process.argv[2]];
if (check === undefined) throw new Error(`Usage: node infra/checks/repository.mjs <${Object.keys(checks).join('|')}>`);

const root = process.cwd();
const findings = check(root, workspaceFiles(root));
for (const { path, line, rule, message } of findings)
  console.log(`${path}${line ? `:${line}` : ''}  ${rule}  ${message}`);
if (findings.length > 0) process.exitCode = 1;
