import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import { simpleEffects } from '../shape/procedure.js';
import { effectsCarriedOut } from '../shape/unread.js';
import { type Field, fieldsOf } from './walk.js';

/** Effects where nothing follows from them: whoever wrote them would wait for ever. */
export const effectFlaws = (stated: Statements): readonly Flaw[] => fieldsOf(stated).flatMap(idleEffect);

/** From which effects something follows in a group, and whether it may open a rectification. */
export function effectsAt(group: string): Readonly<{ simple: readonly string[]; opens: boolean }> {
  const used = effectsCarriedOut.filter((use) => use.startsWith(`${group}/`)).map((use) => use.slice(group.length + 1));
  return {
    simple: simpleEffects.filter((effect) => used.includes(effect)),
    opens: used.includes('open:rectification'),
  };
}

function idleEffect({ name, value, path }: Field): readonly Flaw[] {
  const [group = ''] = path.split('/');
  if (name !== 'effect' || typeof value !== 'string') return [];
  // Why nothing of a result refers anybody is said by itself.
  if (value === 'refer' && group === 'resultApplication.disposals') return [];
  const { simple, opens } = effectsAt(group);
  if (simple.includes(value)) return [];
  if (simple.length === 0)
    return [
      {
        path,
        zh: `${value} 在此不起作用：后果请写在 resultApplication.disposals 或 monitoring.measures`,
        en: `nothing follows from ${value} here: state it in resultApplication.disposals or monitoring.measures`,
      },
    ];
  return [
    {
      path,
      zh: `${value} 在此不起作用，可用的有：${simple.join('、')}${opens ? '；要求整改写作 { "open": "整改的办理流程代码" }' : ''}`,
      en: `nothing follows from ${value} here; there are: ${simple.join(', ')}${opens ? '; a rectification is { "open": "code of its procedure" }' : ''}`,
    },
  ];
}
