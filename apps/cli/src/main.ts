import { connectByUrlAlone } from '@wenxiao/event-store';
import { Command, CommanderError } from 'commander';
import { addAdmin } from './admin.command.js';
import { addAudit } from './audit.command.js';
import { addBundle } from './bundle/bundle.command.js';
import { addDemo } from './demo.command.js';
import { addExecution } from './execution.command.js';
import { addExchange } from './exchange/exchange.command.js';
import { exitStatus } from './exit-status.js';
import { addFormsCheck } from './forms-check.command.js';
import { addFormsExplain } from './forms-explain.command.js';
import { addImport } from './import.command.js';
import { addJurisdictions } from './jurisdictions.command.js';
import { addMessages } from './messages.command.js';
import { addPersons } from './persons.command.js';
import { addRules } from './rules.command.js';
import { addStore } from './store.command.js';
import { speakToUsers, withoutHelpCommands } from './usage.js';

connectByUrlAlone(process.env);
const program = speakToUsers(new Command('wenxiao').description('问效：预算绩效管理 · budget performance management'));

const forms = program.command('forms').description('官方绩效表单 · official forms');
addFormsCheck(forms);
addFormsExplain(forms);
addBundle(addAudit(program));
addAdmin(program);
addDemo(program);
addExchange(program);
addExecution(program);
addImport(program);
addJurisdictions(program);
addMessages(program);
addPersons(program);
addRules(program);
addStore(program);
withoutHelpCommands(program);

// A reader that has seen enough (`| head`) closes the pipe, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong with the arguments. Anything else is a defect, which must not look like a finding.
  if (!(error instanceof CommanderError)) console.error(error);
  const helpWasAsked = error instanceof CommanderError && error.exitCode === 0;
  process.exitCode = helpWasAsked ? exitStatus.done : exitStatus.failed;
}
