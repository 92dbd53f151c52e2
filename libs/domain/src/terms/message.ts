import { term } from '../field/term.js';

// What a service could not take in (消息), and who settled it.

export const messageConsumer = term('message-consumer', 'code', { zh: '消息接收方', en: 'who was to take it in' });
export const messageStore = term('message-store', 'code', { zh: '消息来源', en: 'whose history the message is of' });
export const messageStream = term('message-stream', 'text', { zh: '消息所属记录', en: 'stream of the message' });
export const messageVersion = term('message-version', 'count', { zh: '消息序号', en: 'version of the message' });
export const messageIncarnation = term('message-incarnation', 'count', {
  zh: '消息来源世代',
  en: 'incarnation of the store',
});
export const messageTopic = term('message-topic', 'text', { zh: '消息通道', en: 'topic' });
export const messageContract = term('message-contract', 'code', { zh: '消息种类', en: 'contract of the message' });
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
