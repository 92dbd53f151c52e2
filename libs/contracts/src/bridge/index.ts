export { dataOf, Input, type Sent } from './input.js';
export { IsMoney, MoneyDto } from './money.dto.js';
