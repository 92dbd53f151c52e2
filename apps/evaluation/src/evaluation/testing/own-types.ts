import type { RuleSet } from '@wenxiao/rules/shape';
import { fufeng, overFufeng, upToSheets } from './evaluated.js';

// A county that has a type of its own over the set of Fufeng: parts of several hands, tiers and entries, bands of its own, and a
// desk that sends back what was scored.

type Types = NonNullable<RuleSet['members']['evaluationTypes']>;
type Type = Types[number];
type Part = Type['parts'][number];

const { members } = fufeng.content;
const typeCalled = (code: string): Type => {
  const type = members.evaluationTypes?.find((each) => each.code === code);
  if (!type) throw new Error(`Fufeng has no type ${code}`);
  return withoutLayer(type);
};
/** As a set states it: what was resolved names the instruments of its layers. */
function withoutLayer<Of>(resolved: Of): Of {
  return JSON.parse(JSON.stringify(resolved).replaceAll(/"fufeng-2022\.\d+\./g, '"')) as Of;
}

/** A part that is filled in of whatever subject. */
function ofAll(part: Part | undefined): Part {
  if (!part) throw new Error('Fufeng has no part of a whole');
  const { of: _of, ...rest } = part;
  return rest;
}

const department = typeCalled('department-evaluation');
const total = ofAll(department.parts.find(({ code }) => code === 'total'));
const [procedure] = withoutLayer(members.procedures ?? []).filter(({ code }) => code === 'department-evaluation');
if (!procedure) throw new Error('Fufeng has no department evaluation');
const { source } = total;
const part = (code: string, more: Partial<Part>): Part => {
  const { full: _full, ...rest } = total;
  return { ...rest, code, zh: code, ...more };
};
const tier = (code: string, points: string) => ({ code, zh: code, source, points });
const band = (code: string, from: string, to: string) => ({ code, zh: code, source, from, to });

export const process = part('process', { full: '20', aggregate: 'mean' });
export const effect = part('effect', { full: '60', aggregate: 'mean' });
export const standing = part('standing', {
  aggregate: 'tier',
  tiers: [tier('first', '40'), tier('second', '30')],
});
const bonus = part('bonus', { aggregate: 'entries' });
const ownBands = [band('passed', '96', '120'), band('failed', '0', '96')];

/** Sends back what was scored, where views are exchanged. */
const returning = {
  ...procedure,
  code: 'county-evaluation',
  steps: procedure.steps.map((step) => {
    const [answer] = step.answers;
    if (step.code !== 'exchange-views' || !answer) return step;
    return { ...step, answers: [...step.answers, { ...answer, code: 'sent-back', then: 'collect-and-verify' }] };
  }),
};

/** The county’s own type, with changes. */
export const county = (changes: Partial<Type> = {}) =>
  overFufeng({
    evaluationTypes: [
      {
        ...department,
        code: 'county-evaluation',
        procedure: returning.code,
        parts: [process, effect, standing, bonus],
        grades: { byScore: ownBands },
        ...changes,
      },
    ],
    procedures: [returning],
  });
export const silentPart = part('total', { aggregate: 'mean' });

export const inCounty = (changes: Partial<Type> = {}) =>
  upToSheets({ type: 'county-evaluation', set: county(changes) });

/** The type of {@link county}, filled in along a framework with these points; silent where there are none. */
export function alongFramework(points?: Readonly<Record<string, string>>): ReturnType<typeof overFufeng> {
  const parts = Object.entries(points ?? {}).map(([code, each]) => ({
    code,
    zh: code,
    source,
    level1: [code],
    points: each,
    methods: ['judged'],
  }));
  const framework = { code: 'county-framework', zh: '决策过程产出效益', source, ...(points && { parts }) };
  const along = part('total', { aggregate: 'mean', framework: framework.code });
  return overFufeng({
    evaluationTypes: [
      { ...department, code: 'county-evaluation', procedure: returning.code, parts: [along], grades: 'by-score' },
    ],
    procedures: [returning],
    'evaluation.frameworks': [framework],
  });
}
