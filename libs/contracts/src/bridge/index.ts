export { dataOf, Input } from './input.js';
export { IsMoney, MoneyDto } from './money.dto.js';
