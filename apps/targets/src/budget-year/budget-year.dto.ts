import { Input } from '@wenxiao/contracts/input';
import { limits, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { budgetYearFacts as facts } from '@wenxiao/facts/targets';

const { on, document } = facts.finalAccountsCompleted.fields;

export class CompleteFinalAccountsDto extends Input(facts.finalAccountsCompleted, 'on', 'document') {}

const correction = {
  type: 'final-accounts-correction',
  fields: { on, document, reason: words(t.reason, { max: limits.opinion }) },
} as const;
export class CorrectFinalAccountsDto extends Input(correction, 'on', 'document', 'reason') {}

export class WithdrawFinalAccountsDto extends Input(facts.finalAccountsWithdrawn, 'reason') {}
