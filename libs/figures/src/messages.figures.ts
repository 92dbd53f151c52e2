import { about, code, noArticle, type ServiceFigures, text } from './figure.js';

/** One message as one consumer met it: several services may hear of the same subject. How services fare is no matter of the parties. */
const message = { item: ['consumer', 'contract', 'version'], audience: 'finance' } as const;
const handling = code('message-handling', '消息处理', {
  parked: '已搁置',
  redriven: '已重新处理',
  dismissed: '已放弃处理',
});
const decisionReason = text('message-decision-reason', '消息处置理由');

/**
 * Streams `parked-message/<consumer>/<store>/<stream>`, which every service's store has. What is
 * parked is about the subject of the message: the trail of a target shows that a service did not hear of it, and who settled that.
 */
export const messageFigures: ServiceFigures = {
  'message-parked': {
    1: [
      about(
        'stream',
        handling.becomes('parked', noArticle, message),
        code('message-parking-reason', '消息搁置原因', {
          failed: '处理程序拒绝',
          diverged: '与已处理的历史不符',
        }).is('reason', noArticle, message),
        text('message-error', '消息错误类别').is('error', noArticle, message),
      ),
    ],
  },
  'message-redriven': {
    1: [
      about(
        'stream',
        handling.becomes('redriven', noArticle, message),
        decisionReason.is('reason', noArticle, message),
      ),
    ],
  },
  'message-dismissed': {
    1: [
      about(
        'stream',
        handling.becomes('dismissed', noArticle, message),
        decisionReason.is('reason', noArticle, message),
      ),
    ],
  },
};
