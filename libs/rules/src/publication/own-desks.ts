import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import type { Desk } from '../shape/desk.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Desks under codes that the product does not know: organisations bear them, and whoever fills one acts for the whole jurisdiction, which
 * for a desk of a unit or a department is hardly meant.
 */
export function ownDeskWarnings({ members }: Statements, { desks }: Vocabulary): readonly Flaw[] {
  return (members.desks ?? []).filter(({ code }) => !desks.has(code)).map((desk) => warning(desk, desks));
}

function warning({ code, nature }: Desk, desks: Vocabulary['desks']): Flaw {
  const ofBodies = [...desks].filter(([, { reach }]) => reach === 'body').map(([each]) => each);
  const zh = `岗位 ${code} 是本规则自定的代码：须由单位承担，办理人对全区划行使职权`;
  const en = `the desk ${code} is a code of this set alone: an organisation has to bear it, and whoever fills it acts for the whole jurisdiction`;
  return nature === 'body'
    ? {
        path: `desks/${code}`,
        zh: `${zh}。单位、部门内的岗位请用：${ofBodies.join('、')}（名称 zh 可自定）`,
        en: `${en}. Desks of a unit or a department are: ${ofBodies.join(', ')}; call them as you like in zh`,
      }
    : { path: `desks/${code}`, zh, en };
}
