import { finding, type FormCheck } from '../finding.js';
import { isNothing, normalForm } from '../normal-form.js';

const letter = /\p{L}/u;

/** The name of an indicator has no letter (Chinese characters are letters). */
export const meaninglessName: FormCheck = ({ rows }) =>
  rows.flatMap(({ indicator: { name }, path }, index) => {
    if (name === null || isNothing(name) || letter.test(normalForm(name))) return [];
    const number = String(index + 1);
    return finding('meaningless-name', {
      path: `${path}.level3`,
      printed: name,
      computed: `level3: 0 × [\\p{L}]`,
      zh: `第${number}行指标的名称没有文字，看不出考核什么：请填写指标名称；如填成了指标值，请移到目标值一栏。`,
      en: `The name of indicator ${number} has no letter, so nobody sees what it measures: enter its name; if that is its value, move it to the target.`,
    });
  });
