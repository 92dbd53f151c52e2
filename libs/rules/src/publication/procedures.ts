import { flowFlaws } from '../procedure/flaws.js';
import { pathOfStep } from '../procedure/step-path.js';
import type { Flaw } from '../reading/flaw.js';
import { unknownStep } from '../reading/unknown-code.js';
import type { Statements } from '../shape/member-path.js';
import type { Procedure, Step } from '../shape/procedure.js';
import type { Vocabulary } from './vocabulary.js';
import { inEachYear } from './years.js';

/** What is wrong with the procedures of a set, beyond what they refer to. */
export function procedureFlaws({ members }: Statements, vocabulary: Vocabulary): readonly Flaw[] {
  const procedures = members.procedures ?? [];
  return procedures.flatMap((procedure) => [
    ...inEachYear(procedure, flowFlaws),
    ...objectFlaws(procedure, vocabulary),
    ...insideFlaws(procedure, procedures),
    ...contentFlaws(procedure),
    ...verdictFlaws(procedure, vocabulary),
    ...procedure.steps.flatMap((step) => stepFlaws(step, procedure, vocabulary)),
  ]);
}

function objectFlaws({ code, object, inside, steps }: Procedure, vocabulary: Vocabulary): readonly Flaw[] {
  if (inside !== undefined) return [];
  const path = `procedures/${code}`;
  const needed = vocabulary.objects.get(object);
  if (needed === undefined)
    return [
      {
        path: `${path}/object`,
        zh: `没有办理对象 ${object}，可用的有：${[...vocabulary.objects.keys()].join('、')}`,
        en: `there is no object ${object}; there are: ${[...vocabulary.objects.keys()].join(', ')}`,
      },
    ];
  return needed
    .filter((act) => !steps.some((step) => step.act === act))
    .map((act) => ({ path, zh: `缺少办理 ${act} 的环节`, en: `no step does the act ${act}, which ${object} needs` }));
}

/** Some answer says what has to be said of the object, by its outcome or its code: that a corrective measure is adopted. */
function verdictFlaws({ code, object, inside, steps }: Procedure, vocabulary: Vocabulary): readonly Flaw[] {
  if (inside !== undefined) return [];
  const said = steps.flatMap(({ answers }) => answers.map((answer) => answer.outcome ?? answer.code));
  return (vocabulary.verdicts.get(object) ?? [])
    .filter((verdict) => !said.includes(verdict))
    .map((verdict) => ({
      path: `procedures/${code}`,
      zh: `没有办理结果为 ${verdict} 的答复（outcome 或代码）`,
      en: `no answer comes to ${verdict}, by its outcome or its code`,
    }));
}

/** Disclosures alone make something public. */
const contentFlaws = ({ code, object, contents }: Procedure): readonly Flaw[] =>
  contents === undefined || object === 'disclosure'
    ? []
    : [
        {
          path: `procedures/${code}/contents`,
          zh: '只有信息公开（disclosure）写明公开内容',
          en: 'disclosures alone say what they make public',
        },
      ];

/** A body's own procedure runs before steps of another that leave room for it. */
function insideFlaws(own: Procedure, procedures: readonly Procedure[]): readonly Flaw[] {
  const { code, inside } = own;
  if (inside === undefined) return [];
  const path = `procedures/${code}/inside`;
  const twin = procedures.find(
    (each) =>
      each.code !== code && each.inside?.of === inside.of && each.inside.at === inside.at && !areApart(each, own),
  );
  if (twin !== undefined)
    return [
      {
        path,
        zh: `同一环节内已有办理事项 ${twin.code}`,
        en: `runs inside the same steps as procedure ${twin.code}, in the same years`,
      },
    ];
  const host = procedures.find((each) => each.code === inside.of);
  if (host === undefined) return [{ path, zh: `没有办理事项 ${inside.of}`, en: `there is no procedure ${inside.of}` }];
  if (host.steps.some((step) => step.inside === inside.at)) return [];
  const body = inside.at === 'unit' ? '单位' : '部门';
  return [
    {
      path,
      zh: `办理事项 ${inside.of} 没有可由${body}自行安排的环节`,
      en: `procedure ${inside.of} has no step with room inside the ${inside.at}`,
    },
  ];
}

/** Whether no year belongs to both. */
function areApart(one: Pick<Procedure, 'years'>, other: Pick<Procedure, 'years'>): boolean {
  const before = (a: Procedure['years'], b: Procedure['years']): boolean => (a?.to ?? Infinity) < (b?.from ?? 0);
  return before(one.years, other.years) || before(other.years, one.years);
}

function stepFlaws(step: Step, procedure: Procedure, vocabulary: Vocabulary): readonly Flaw[] {
  const path = pathOfStep(procedure, step.code);
  const flaws: Flaw[] = [];
  const codes = procedure.steps.map(({ code }) => code);
  for (const other of step.notBy ?? [])
    if (!codes.includes(other)) flaws.push(unknownStep(`${path}/notBy`, other, codes));
  const acts = vocabulary.actsAlone.get(procedure.object);
  if (acts !== undefined && !acts.includes(step.act))
    flaws.push({
      path: `${path}/act`,
      zh: `${procedure.object} 的环节不能办理 ${step.act}，可用的有：${acts.join('、')}`,
      en: `no step of ${procedure.object} can do the act ${step.act}; there are: ${acts.join(', ')}`,
    });
  const deciding = 'gate' in step.by ? step.by.decidedOn : undefined;
  if (deciding !== undefined && vocabulary.decidedOn.get(procedure.object)?.includes(deciding) !== true)
    flaws.push({
      path: `${path}/by/decidedOn`,
      zh: `关口不能由 ${deciding} 决定：没有这样替此类对象作决定的，请由本环节记录`,
      en: `${deciding} decides nothing for such objects: record the decision in this step`,
    });
  if (step.repeats === 'each-assigned' && !('assigned' in step.by))
    flaws.push({ path: `${path}/repeats`, zh: '只有指定的人才能逐人办理', en: 'only those assigned can each take it' });
  if ('assigned' in step.by && !isNamed(step.by.assigned, procedure, vocabulary))
    flaws.push({
      path: `${path}/by`,
      zh: `没有环节确定${step.by.assigned}是谁`,
      en: `no step says who ${step.by.assigned} is`,
    });
  const answers = step.answers.map((answer) => ({ answer, at: `${path}/answers/${answer.code}` }));
  const naming = vocabulary.namesNobody.has(procedure.object) ? answers.filter(({ answer }) => answer.assigns) : [];
  return [
    ...flaws,
    ...answers.flatMap(({ answer, at }) => answerFlaws(answer, step, at)),
    ...naming.map(({ at }) => ({
      path: `${at}/assigns`,
      zh: `${procedure.object}的环节不能指定人员或机构：被指定者无从办理`,
      en: `no step of ${procedure.object} can assign anybody: whoever were assigned could not act on it`,
    })),
  ];
}

function isNamed(party: string, { steps }: Procedure, vocabulary: Vocabulary): boolean {
  return vocabulary.parties.has(party) || steps.some(({ answers }) => answers.some(({ assigns }) => assigns === party));
}

function answerFlaws(
  { needs = [], assigns, requires }: Step['answers'][number],
  step: Step,
  path: string,
): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (assigns !== undefined && !needs.includes('persons') && !needs.includes('organisation'))
    flaws.push({
      path,
      zh: '指定须要求填写人员或机构',
      en: 'whoever is assigned must be asked for: persons or organisation',
    });
  if (requires !== undefined && !needs.includes('checklist'))
    flaws.push({
      path: `${path}/requires`,
      zh: '须全部审核要点符合的，应要求逐项审核',
      en: 'what requires all items to be passed has to ask for the checklist',
    });
  if (needs.includes('checklist') && step.checklist === undefined)
    flaws.push({ path, zh: '要求逐项审核，但环节没有审核要点', en: 'asks for a checklist, and the step has none' });
  return flaws;
}
