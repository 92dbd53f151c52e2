export { declared, type DeclaredContext } from './checked-field.js';
export { dataOf, Input } from './input.js';
export { IsMoney, MoneyDto } from './money.dto.js';
export {
  broughtOf,
  KeepDecisionDto,
  ReassignDto,
  RebaseDto,
  replacementOf,
  StepAdviceDto,
  StepAnswerDto,
  StepCorrectionDto,
  StepWithdrawalDto,
} from './step.dto.js';
