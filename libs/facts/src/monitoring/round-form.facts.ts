import { code, dated, document, fact } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 监控表: the published form that comes with a report of a round.

/** SHA-256 of its content as JSON text. */
export const handedInForm = code(t.handedInForm, { noFigure: 'names the form, and not what it says' });

/** The form itself, whole: only who asks for it gets it. That of a corrected report follows. */
export const roundFormKept = fact('round-form-kept', 1, {
  round: dated(t.round),
  form: handedInForm,
  content: document('it was checked beside what is reported, and counts for nothing itself'),
});
