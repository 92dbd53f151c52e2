import {
  becomes,
  code,
  count,
  type EventOf,
  fact,
  id,
  limits,
  name,
  oneOf,
  words,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 搁置的消息: what a service could not take in, and who settled it. Streams `parked-message/<consumer>/<store>/<stream>`, which the
// store of every service has.
//
// Names and versions only: the message's words and the error's may speak of a person, and stay in working tables. It is told of the
// subject of the message, to the bureau: the trail of a target shows there that a service did not hear of it, and the parties to
// the target have no part in how services fare.

const ofReference = { noFigure: 'the reference to what the message tells of says it' };

/** Which message it is, and whose it was to be taken in. */
const message = {
  consumer: code(t.messageConsumer),
  store: code(t.messageStore, ofReference),
  tenant: id(t.jurisdiction, ofReference),
  stream: name(t.messageStream, { max: limits.printed, ...ofReference }),
  version: count(t.messageVersion),
  incarnation: count(t.messageIncarnation, ofReference),
  topic: name(t.messageTopic, { max: limits.printed, noFigure: 'the kind of the message says it' }),
  contract: code(t.messageContract),
};
const which = ['consumer', 'contract', 'version'] as const;
const decisionReason = words(t.messageDecisionReason, { max: limits.opinion }).per(...which);

const messageParked = fact(
  'message-parked',
  1,
  {
    ...message,
    reason: oneOf(t.messageParkingReason).per(...which),
    /** What kind of error it was: `ContractViolation`. */
    error: name(t.messageError, { max: limits.name }).per(...which),
  },
  { audience: 'finance', about: 'stream', becomes: [becomes(t.messageHandling, 'parked', ...which)] },
);

/** A person had it taken in after all. */
const messageRedriven = fact(
  'message-redriven',
  1,
  { ...message, reason: decisionReason },
  { audience: 'finance', about: 'stream', becomes: [becomes(t.messageHandling, 'redriven', ...which)] },
);

/** A person decided that it is never to be taken in. */
const messageDismissed = fact(
  'message-dismissed',
  1,
  { ...message, reason: decisionReason },
  { audience: 'finance', about: 'stream', becomes: [becomes(t.messageHandling, 'dismissed', ...which)] },
);

export const parkedMessageFacts = factsOf({ messageParked, messageRedriven, messageDismissed });

export type ParkedMessageEvent = EventOf<typeof parkedMessageFacts>;
