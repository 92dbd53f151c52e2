import { Input } from '@wenxiao/contracts/input';
import { count, day, id, limits, list, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { budgetYearFacts as facts } from '@wenxiao/facts/targets';
import { amounts } from '../budget-line/budget-line.dto.js';

const { on, document } = facts.finalAccountsCompleted.fields;

export class DecideBudgetDto extends Input(facts.budgetDecided, 'gate', 'answer', 'on', 'document', 'reason') {}

export class CompleteFinalAccountsDto extends Input(facts.finalAccountsCompleted, 'on', 'document') {}

const correction = {
  type: 'final-accounts-correction',
  fields: { on, document, reason: words(t.reason, { max: limits.opinion }) },
} as const;
export class CorrectFinalAccountsDto extends Input(correction, 'on', 'document', 'reason') {}

export class WithdrawFinalAccountsDto extends Input(facts.finalAccountsWithdrawn, 'reason') {}

const readVersion = count(t.readVersion, { noFigure: 'the version that was read' });
const closing = {
  type: 'budget-year-closing',
  fields: {
    from: day(t.changeFrom, { noFigure: 'stands in the changes' }),
    reason: facts.budgetYearClosed.fields.reason,
    items: list([], limits.batch, {
      subject: id(t.subject),
      version: readVersion,
      nextVersion: readVersion,
      amounts,
      paid: amounts.optional(),
      reason: words(t.restReason, { max: limits.opinion }).optional(),
    }),
  },
} as const;
export class CloseYearDto extends Input(closing, 'from', 'reason', 'items') {}
