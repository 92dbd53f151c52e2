import { ownGradesOf } from '@wenxiao/rules/grading';
import { fieldOf, type Ruling, type Stated } from '@wenxiao/rules/ruling';
import type { EvaluationType } from '@wenxiao/rules/shape';

/** A grade, what it is called, and where the rules give it. */
type Grade = Readonly<{ code: string; zh: string; path: string }>;

/** The grades that a type of evaluation may come to: its own, else those of the set, be it with bands or by their names alone. */
export function gradesOf(type: Stated<EvaluationType>, rules: Ruling): readonly Grade[] {
  const { grades } = type.value;
  if (grades === 'none') return [];
  if (typeof grades === 'object') {
    const { path } = fieldOf(type, 'grades');
    return ownGradesOf(type.value).map(({ code, zh }) => ({ code, zh, path }));
  }
  const ofSet = [...rules.members('evaluation.gradeBands'), ...rules.members('evaluation.grades')];
  const named = ofSet.map(({ value: { code, zh }, path }) => ({ code, zh, path }));
  return named.filter(({ code }, at) => named.findIndex((each) => each.code === code) === at);
}
