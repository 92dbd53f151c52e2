import { ProblemError, type ProblemText } from '@wenxiao/service-kit';
import { UnknownEntryError } from './trail/page.js';
import { NotClosedYetError, TrailTooLongError } from './trail/questions.js';

const refusals = {
  'not-closed-yet': {
    status: 409,
    retry: true,
    zh: '记录尚未封闭到这个时刻：其时之前的事件仍可能到来。请稍后再问，或换一个更早的时刻。',
    en: 'The record is not closed through this instant: what was recorded before it may still arrive. Ask again later, or for an earlier one.',
  },
  'trail-too-long': {
    status: 422,
    retry: false,
    zh: '该对象的事件过多，请改问其中一条流，或更早的时刻。',
    en: 'The subject has too many events for one answer. Ask as of an earlier instant.',
  },
  'unknown-entry': {
    status: 400,
    retry: false,
    zh: '没有 after 所指的事件，请从头查询。',
    en: 'There is no event as after names one. Ask from the beginning.',
  },
} as const satisfies Record<string, ProblemText>;

/** What a question that cannot be answered is told; anything else is thrown on. */
export async function answered<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof NotClosedYetError) {
      const { instant, watermarks } = error;
      throw new ProblemError('not-closed-yet', refusals['not-closed-yet'], { instant, watermarks }, { cause: error });
    }
    if (error instanceof TrailTooLongError) {
      throw new ProblemError('trail-too-long', refusals['trail-too-long'], {}, { cause: error });
    }
    if (error instanceof UnknownEntryError) {
      throw new ProblemError('unknown-entry', refusals['unknown-entry'], {}, { cause: error });
    }
    throw error;
  }
}
