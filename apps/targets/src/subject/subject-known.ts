import type { SubjectChangedV1 } from '@wenxiao/contracts';
import type { Known as KnownFigures } from '@wenxiao/rules/condition';
import { figureOfSubject, periodOfSubject } from '@wenxiao/service-kit';
import type { Known } from './subject.commands.js';

/** What conditions of a rule set may ask of a subject, and of the funds from which money is asked for with its target. */
export function figuresOf(
  subject: Known,
  year: number,
  funds: readonly string[] = [],
): Omit<KnownFigures, 'parameter'> {
  const told = toldOf(subject);
  return {
    year,
    figure(code, of) {
      if (of !== year) return undefined;
      if (code === 'target.compiled') return 'yes';
      return code === 'budget.fund' ? funds : figureOfSubject(told, code);
    },
    found: () => false,
    period: (code) => periodOfSubject(told, code),
  };
}

/** As others are told of it. Which subject it is, and where it stands, no condition asks. */
function toldOf({ unit, department, description, marks, responsible }: Known): SubjectChangedV1 {
  return {
    subject: '',
    status: 'registered',
    unit,
    department,
    ...description,
    isKey: marks.key === true,
    isMajor: marks.major === true,
    responsible,
  };
}
