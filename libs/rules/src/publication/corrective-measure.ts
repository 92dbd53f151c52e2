import type { Flaw } from '../reading/flaw.js';
import type { Answer, Procedure, Step } from '../shape/procedure.js';

const ofMembers = ['code', 'zh', 'en', 'source', 'soft'];
const ofProcedures = [...ofMembers, 'object', 'steps'];
const ofSteps = [...ofMembers, 'act', 'by', 'notBy', 'answers'];
const ofAnswers = [...ofMembers, 'then', 'needs'];

type Asked = Readonly<{
  act: Step['act'];
  notBy: readonly string[];
  answers: readonly string[];
  /** What is asked for whether or not the set says it, and nothing else is. */
  needs: readonly string[];
  then: readonly string[];
}>;

/**
 * Why a procedure of corrective measures is not the one that is run: somebody proposes in monitoring, and somebody else adopts or
 * declines in targets, where adopting is doing it. Whose both are is the set's; a step between them, a gate or a due day is not
 * carried out, and is not published as if it were.
 */
export function correctiveMeasureFlaws(procedure: Procedure, all: readonly Procedure[]): readonly Flaw[] {
  if (!isOfMeasures(procedure)) return [];
  const path = `procedures/${procedure.code}`;
  if (all.find(isOfMeasures) !== procedure) return [flaw(path, '纠偏处理只能有一个流程', 'is the second of its kind')];
  const [first, second, ...more] = procedure.steps;
  if (!first || !second || more.length > 0)
    return [flaw(path, '须为两个环节:提出、决定', 'has two steps, to propose and to decide')];
  const proposing: Asked = {
    act: 'record',
    notBy: [],
    answers: ['proposed'],
    needs: ['finding', 'reason'],
    then: ['next', second.code],
  };
  const deciding: Asked = {
    act: 'resolve',
    notBy: [first.code],
    answers: ['adopted', 'declined'],
    needs: ['reason'],
    then: ['next', 'end'],
  };
  return [
    ...strange(procedure, ofProcedures, path),
    ...stepFlaws(first, proposing, `${path}/steps/${first.code}`),
    ...stepFlaws(second, deciding, `${path}/steps/${second.code}`),
  ];
}

const isOfMeasures = ({ object, inside }: Procedure): boolean =>
  object === 'corrective-measure' && inside === undefined;

function stepFlaws(step: Step, asked: Asked, path: string): readonly Flaw[] {
  const flaws = [...strange(step, ofSteps, path)];
  if (step.act !== asked.act) flaws.push(flaw(`${path}/act`, `须为 ${asked.act}`, `is ${asked.act}`));
  if ('gate' in step.by || 'assigned' in step.by) flaws.push(flaw(`${path}/by`, '须由岗位办理', 'is taken by a desk'));
  if (!isSame(step.notBy ?? [], asked.notBy))
    flaws.push(
      asked.notBy.length === 0
        ? flaw(`${path}/notBy`, '无须与其他环节分开', 'is apart from no step')
        : flaw(`${path}/notBy`, `须与提出环节 ${asked.notBy.join()} 分开`, `is apart from ${asked.notBy.join()}`),
    );
  if (
    !isSame(
      step.answers.map(({ code }) => code),
      asked.answers,
    )
  )
    flaws.push(
      flaw(`${path}/answers`, `须为 ${asked.answers.join('、')}`, `has the answers ${asked.answers.join(' and ')}`),
    );
  return [...flaws, ...step.answers.flatMap((answer) => answerFlaws(answer, asked, `${path}/answers/${answer.code}`))];
}

function answerFlaws(answer: Answer, { needs, then }: Asked, path: string): readonly Flaw[] {
  const flaws = [...strange(answer, ofAnswers, path)];
  const more = (answer.needs ?? []).flatMap((need) => (typeof need === 'string' ? need : `document ${need.document}`));
  const others = more.filter((need) => !needs.includes(need));
  if (others.length > 0)
    flaws.push(flaw(`${path}/needs`, `不能要求 ${others.join('、')}`, `cannot ask for ${others.join(', ')}`));
  if (!then.includes(answer.then))
    flaws.push(flaw(`${path}/then`, `须为 ${then.join(' 或 ')}`, `leads to ${then.join(' or ')}`));
  return flaws;
}

/** What the product does not carry out of it. */
function strange(stated: object, known: readonly string[], path: string): Flaw[] {
  return Object.keys(stated)
    .filter((key) => !known.includes(key))
    .map((key) => flaw(`${path}/${key}`, '纠偏处理不支持这一规定', 'is not carried out for corrective measures'));
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

const flaw = (path: string, zh: string, en: string): Flaw => ({ path, zh, en });
