import { ProblemError, type ProblemText } from '../http/problem.js';

/** Why a person's decision about a held message was not carried out. */
const messageProblems = {
  'message-not-parked': {
    status: 409,
    retry: false,
    zh: '该流没有被搁置的消息：它在等待前一条消息，会自行继续，无须处置。',
    en: 'Nothing of this stream is parked: it waits for an earlier message and goes on by itself.',
  },
  'message-changed': {
    status: 409,
    retry: false,
    zh: '该流现在停在另一条消息上（actual），您所看到的已被处置。请重新查看后再决定。',
    en: 'The stream stands at another message now (actual): the one that you saw was settled. Look again and decide.',
  },
  'message-refused-again': {
    status: 409,
    retry: false,
    zh: '处理程序再次拒绝了这条消息（error），它仍被搁置。请先排除原因，或放弃处理。',
    en: 'The handler refused the message again (error); it stays parked. Mend the cause first, or dismiss the message.',
  },
  'whole-installation-required': {
    status: 403,
    retry: false,
    zh: '此项涉及所有区划，须有最上级区划的授权。',
    en: 'This concerns every jurisdiction: it takes a grant over the topmost one.',
  },
} as const satisfies Record<string, ProblemText>;

export function messageProblem(
  code: keyof typeof messageProblems,
  details: Readonly<Record<string, unknown>> = {},
): ProblemError {
  return new ProblemError(code, messageProblems[code], details);
}
