import { term } from '../field/term.js';

// Executed amounts (执行数) as the treasury pays them, and the batches that bring them.

export const executedAmount = term('executed-amount', 'amount', { zh: '累计执行数', en: 'executed amount' });
export const executedOn = term('executed-on', 'day', { zh: '执行数截止日', en: 'executed through' });
export const executionVoucher = term('execution-voucher', 'text', { zh: '支付凭证号', en: 'number of the voucher' });
export const executionBatch = term('execution-batch', 'code', { zh: '执行数批次', en: 'batch of executed amounts' });
export const executionBatchHash = term('execution-batch-hash', 'code', {
  zh: '批次内容指纹',
  en: 'hash of the batch',
});
export const executionBatchLines = term('execution-batch-lines', 'count', {
  zh: '批次采纳行数',
  en: 'lines that are taken',
});
export const executionBatchRejected = term('execution-batch-rejected', 'count', {
  zh: '批次未采纳行数',
  en: 'lines that are rejected',
});
export const executionBatchSum = term('execution-batch-sum', 'amount', {
  zh: '批次采纳行合计',
  en: 'sum of the lines that are taken',
});
