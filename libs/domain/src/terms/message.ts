import { term } from '../field/term.js';

// What a service could not take in (消息), and who settled it.

export const messageHandling = term('message-handling', 'code', {
  zh: '消息处理',
  en: 'handling of the message',
  codes: { parked: '已搁置', redriven: '已重新处理', dismissed: '已放弃处理' },
});
export const messageParkingReason = term('message-parking-reason', 'code', {
  zh: '消息搁置原因',
  en: 'why the message was parked',
  codes: { failed: '处理程序拒绝', diverged: '与已处理的历史不符' },
});
export const messageError = term('message-error', 'text', { zh: '消息错误类别', en: 'kind of error' });
export const messageDecisionReason = term('message-decision-reason', 'text', {
  zh: '消息处置理由',
  en: 'why the message was settled so',
});
export const consumerStopReason = term('consumer-stop-reason', 'text', { zh: '消费停止原因', en: 'why it stopped' });
export const consumerResumeReason = term('consumer-resume-reason', 'text', {
  zh: '恢复消费理由',
  en: 'why it goes on',
});
