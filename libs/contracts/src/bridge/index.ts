export { dataOf, Input } from './input.js';
export { IsMoney, MoneyDto } from './money.dto.js';
export { broughtOf, StepAnswerDto, StepWithdrawalDto } from './step.dto.js';
