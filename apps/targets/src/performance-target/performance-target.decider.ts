import {
  accepted,
  type Decided as Stating,
  type Decider,
  decideToKeep,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import { type PerformanceTargetEvent, performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { begin, decideHandOver } from '@wenxiao/rules/procedure';
import { ask, askedOf, askNoLonger, decline, liftOverdue, lookAtAsked } from './asked-adjustments.js';
import { checkedDeclaration } from './declaration-check.js';
import { type Content, examinedDeclaration } from './declaration.js';
import { examinedChecks } from './declared-checks.js';
import { type Library, withVersions } from './declared-entries.js';
import type { CommandOf, Decided, TargetCommand, TargetRejection, TargetRules } from './performance-target.commands.js';
import { afterEvent, isSubmitted, noTarget, type TargetState } from './performance-target.state.js';
import {
  advise,
  correctOne,
  moveToSetInForce,
  openSteps,
  procedureOfSet,
  stepped,
  takeOne,
  withdraw,
} from './performance-target.steps.js';
import { keepTarget, noteOtherTarget } from './other-target.js';
import { phasedIn } from './phased-in.js';

/** A performance target (绩效目标): declared, reviewed and approved by the procedure of the rule set. */
export const targetDecider: Decider<TargetState, TargetCommand, PerformanceTargetEvent, TargetRejection, TargetRules> =
  {
    initialState: noTarget,
    decide(command, state, rules) {
      switch (command.type) {
        case 'declare':
          return declare(command, state, rules);
        case 'correct-declaration':
          return correctDeclaration(command, state, rules);
        case 'adjust':
          return adjust(command, state, rules);
        case 'abandon-adjustment':
          return abandon(command, state);
        case 'take-step':
          return takeOne(command, state, rules);
        case 'correct-step':
          return correctOne(command, state, rules);
        case 'withdraw':
          return withdraw(command, state, rules);
        case 'give-opinion':
          return advise(command, state, rules);
        case 'hand-over':
          return decideHandOver(state.progress, command.data, facts.targetTaskHandedOver);
        case 'rebase':
          return moveToSetInForce(command, state, rules);
        case 'keep-decision':
          return decideToKeep(rules.outdated ?? [], command.data, facts.targetDecisionKept);
        case 'ask-adjustment':
          return ask(command, state);
        case 'ask-no-longer':
          return askNoLonger(command, state);
        case 'decline-adjustment':
          return decline(command, state);
        case 'lift-adjustment-overdue':
          return liftOverdue(command, state);
        case 'look-at-asked':
          return lookAtAsked(command, state);
        case 'note-other-target':
          return noteOtherTarget(command.data, state);
        case 'keep-target':
          return keepTarget(command.data, state);
        case 'open-steps':
          return openSteps(state, rules);
        default:
          return unreachable(command);
      }
    },
    evolve: afterEvent,
  };

const hasBegun = ({ progress }: TargetState): boolean => progress.procedure !== '';

/** Opens the target where it is not, records what is declared, and submits it: one act. */
function declare(command: CommandOf<'declare'>, state: TargetState, rules: TargetRules): Decided {
  if (!hasBegun(state)) return opening(command, state, rules);
  const { declared, inForce, progress } = state;
  const hasEnded = progress.ended !== undefined;
  if (hasEnded && !inForce) return opening(command, state, rules);
  if (hasEnded && inForce) return rejected({ code: 'approved-already', declaration: inForce.declaration.declaration });
  if (declared && isSubmitted(state) && !command.data.submits)
    return rejected({ code: 'submitted-already', declaration: declared.declaration });
  return declaring(command, state, rules, []);
}

/** An adjustment is checked, reviewed and approved as the first declaration was. What is in force stays so until then. */
function adjust(command: CommandOf<'adjust'>, state: TargetState, rules: TargetRules): Decided {
  if (!state.inForce || state.progress.ended === undefined) return rejected({ code: 'not-approved' });
  const { on, last, reason } = command.data;
  if (on > last) return rejected({ code: 'period-over', last });
  return opening(command, state, rules, reason);
}

/** What is in force stays so, and nobody waits for the adjustment any more. */
function abandon({ data: { reason }, by }: CommandOf<'abandon-adjustment'>, state: TargetState): Decided {
  if (!state.paused || state.progress.ended !== undefined) return rejected({ code: 'not-adjusting' });
  return accepted(facts.targetAdjustmentAbandoned({ reason, by: by.id }));
}

function opening(
  command: CommandOf<'declare' | 'adjust'>,
  state: TargetState,
  rules: TargetRules,
  adjusts?: string,
): Decided {
  const { ruling, world } = rules;
  const found = procedureOfSet(rules);
  if (found.outcome === 'none') return rejected({ code: 'no-procedure' });
  if (found.outcome === 'not-known') return rejected({ code: 'not-known', step: '', missing: found.missing });
  const begun = begin(found.procedure, world);
  const { code: procedure } = found.procedure;
  const path = { path: `procedures/${procedure}` };
  const answers = adjusts === undefined ? [] : askedOf(state).map(({ proposal }) => proposal);
  const adjusting = adjusts !== undefined && { adjusts, ...(answers.length > 0 && { answers }) };
  const opened: readonly Stating<PerformanceTargetEvent>[] = [
    under(facts.targetOpened({ scheme: ruling.scheme, procedure, ...adjusting }), path),
    under(facts.targetStepsOpened(begun.data), path, ...begun.stated),
  ];
  return declaring(command, opened.reduce(afterEvent, state), rules, opened);
}

function declaring(
  command: CommandOf<'declare' | 'adjust'>,
  state: TargetState,
  rules: TargetRules,
  before: readonly Stating<PerformanceTargetEvent>[],
): Decided {
  const { content, entries = [], on, submits, keys } = command.data;
  const number = (state.numbered ?? 0) + 1;
  const said = declaredAs(number, content, { by: command.by.id, library: { on, entries } }, rules);
  if ('outcome' in said) return said;
  const declared = [...said, ...(keys ? [facts.targetKeyed({ declaration: number, ...keys })] : [])];
  const events = [...before, ...declared];
  if (!submits) return accepted(...events);
  const submitted = stepped(submits, command.by.id, declared.reduce(afterEvent, state), rules);
  return submitted.outcome === 'rejected' ? submitted : accepted(...events, ...submitted.events);
}

/** What is declared, and the form that came with it; or why it cannot be declared so. */
function declaredAs(
  declaration: number,
  sent: Content,
  { by, library }: Readonly<{ by: string; library: Library }>,
  { ruling, world }: TargetRules,
): readonly Stating<PerformanceTargetEvent>[] | Decided {
  const content = { ...sent, indicators: withVersions(sent.indicators, library) };
  const examined = examinedDeclaration(content, ruling, library);
  if (examined.flaw) return rejected(examined.flaw, ...examined.stated);
  const begun = phasedIn(content.subjectKind, world.known.year, ruling);
  if (begun.flaw) return rejected(begun.flaw, ...begun.stated);
  const numbers = examinedChecks(content.indicators, ruling, world.known);
  if (numbers.flaw) return rejected(numbers.flaw, ...numbers.stated);
  const checked = checkedDeclaration(content);
  if ('code' in checked) return rejected(checked);
  const { horizon, objective, indicators, form } = content;
  const event = facts.targetDeclared({
    declaration,
    horizon,
    ...(objective !== undefined && { objective }),
    indicators,
    by,
    on: library.on,
    form: checked.form,
    findings: [...checked.findings, ...examined.findings, ...numbers.findings],
  });
  const kept = form && facts.targetFormKept({ declaration, ...form });
  return [under(event, ...examined.stated, ...begun.stated, ...numbers.stated), ...(kept ? [kept] : [])];
}

/** As long as nobody has answered what was submitted, it may be put right; the check is made anew. */
function correctDeclaration(
  command: CommandOf<'correct-declaration'>,
  state: TargetState,
  rules: TargetRules,
): Decided {
  const { declared, progress, submitSteps } = state;
  if (!declared) return rejected({ code: 'nothing-declared' });
  const answered = progress.done.map(({ step }) => step).filter((step) => !submitSteps.includes(step));
  if (answered.length > 0) return rejected({ code: 'reviewed-already', steps: answered });
  const { content, entries = [], on } = command.data;
  const library = { on, entries };
  const right = declaredAs(declared.declaration, content, { by: command.by.id, library }, rules);
  return 'outcome' in right ? right : accepted(...right);
}
