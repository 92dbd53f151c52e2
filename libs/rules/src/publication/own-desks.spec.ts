import { readSmallRuleSet, named } from '../testing/small-rule-set.js';
import { warningsOf } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

describe('a desk under a code of the set alone', () => {
  it('is warned of: whoever fills it acts for the whole jurisdiction; of a unit there are others', () => {
    const desks = [
      { ...named('budget-unit', '填报岗'), nature: 'body', kind: 'unit' },
      { ...named('school-clerk', '学校经办'), nature: 'body', kind: 'unit' },
      { ...named('audit-office', '审计股'), nature: 'desk', kind: 'office' },
    ];
    expect(warningsOf(readSmallRuleSet({ members: { desks } }), productVocabulary)).toEqual([
      {
        path: 'desks/school-clerk',
        zh: expect.stringMatching(/^岗位 school-clerk 是本规则自定的代码：.+全区划.+请用：budget-unit、/) as string,
        en: expect.stringMatching(
          /acts for the whole jurisdiction\. Desks of a unit or a department are: budget-unit, /,
        ) as string,
      },
      {
        path: 'desks/audit-office',
        zh: '岗位 audit-office 是本规则自定的代码：须由单位承担，办理人对全区划行使职权',
        en: 'the desk audit-office is a code of this set alone: an organisation has to bear it, and whoever fills it acts for the whole jurisdiction',
      },
    ]);
  });
});
