import { code, dated, fact, flag } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

/** An answer has the subject entered in a register, or, taken back, has it no longer: whoever keeps registers does so. */
export const registerEntryAsked = fact('register-entry-asked', 1, {
  round: dated(t.round),
  step: code(t.step, { noFigure: 'the step is told by its own fact' }),
  register: code(t.register).per('round'),
  kind: code(t.registerKind).per('round'),
  stands: flag(t.registerAskedStands).per('round'),
});
