import { memberGroups, type MemberGroup } from '../shape/groups.js';
import { type Coded, isMemberList, type Statements } from '../shape/member-path.js';
import { codeTerms, levelTerms } from './codes.js';
import { commonTerms, eventTerms, figureTerms, objectTerms } from './vocabulary-terms.js';

/** In which groups the codes of a field, or of a figure, are members, where they are. */
const groupsOf: Readonly<Record<string, readonly MemberGroup[]>> = {
  admit: ['rankings'],
  assesses: ['accountability.workAssessmentItems'],
  assessedUnder: ['accountability.workAssessmentItems'],
  'budget.fund': ['general.budgets'],
  'evaluation.grade': ['evaluation.gradeBands', 'evaluation.grades'],
  'evaluation.type': ['evaluationTypes'],
  'subject.category': ['exAnte.categories'],
  'subject.kind': ['subject.kinds'],
  'subject.related-funds': ['general.relatedFunds'],
  'work-assessment.grade': ['evaluation.gradeBands', 'evaluation.grades'],
  assigned: ['parties'],
  basicExpenditureBy: ['subject.kinds'],
  assigns: ['parties'],
  checklist: ['checklists'],
  commonFrameworks: ['subject.kinds'],
  concludes: ['findings'],
  desk: ['desks'],
  documents: ['documents'],
  enter: ['registers'],
  findings: ['findings'],
  focus: ['monitoring.contents', 'findings'],
  following: ['resultApplication.reports'],
  framework: ['evaluation.frameworks'],
  found: ['findings'],
  gate: ['gates'],
  gradedAs: ['evaluation.gradeBands', 'evaluation.grades'],
  grounds: ['findings'],
  layer: ['monitoring.layers'],
  methods: ['evaluation.scoringMethods', 'evaluation.methods'],
  onList: ['selections'],
  opens: ['evaluationTypes', 'procedures'],
  participants: ['parties'],
  procedure: ['procedures'],
  reasons: ['findings'],
  result: ['documents'],
  route: ['routes'],
  type: ['evaluationTypes'],
  with: ['desks'],
};

/** Calls codes by the words of the set that they stand in. */
export class Names implements CodeNames {
  private constructor(
    private readonly stated: Statements,
    private readonly inSet: ReadonlyMap<string, string>,
    private readonly nearby: ReadonlyMap<string, string>,
  ) {}

  static of(stated: Statements): Names {
    const inSet = memberGroups.flatMap((group) => (stated.members[group] ?? []).flatMap(namesIn));
    return new Names(stated, firstOfEach(inSet), new Map());
  }

  /** Seen from a member: what it holds itself, its steps, its kinds, is what is meant before anything elsewhere. */
  within(member: Coded): Names {
    return new Names(this.stated, this.inSet, firstOfEach([...namesIn(member), ...this.nearby]));
  }

  /** What a code in a field is called: by the product’s own words, the set’s, or, where neither has any, the code itself. */
  of(field: string, code: string): string {
    const own = codeTerms[field]?.[code];
    if (own !== undefined) return own;
    for (const group of groupsOf[field] ?? []) {
      const member = this.stated.members[group]?.find((each) => each.code === code);
      if (member !== undefined) return member.zh;
    }
    return this.nearby.get(code) ?? productTerms.get(code) ?? this.inSet.get(code) ?? levelTerms[code] ?? code;
  }

  member(groups: readonly MemberGroup[], code: string): string | undefined {
    for (const group of groups) {
      const member = this.stated.members[group]?.find((each) => each.code === code);
      if (member !== undefined) return member.zh;
    }
    return undefined;
  }

  anywhere(code: string): string | undefined {
    return this.inSet.get(code);
  }

  step(object: string, code: string): string | undefined {
    const procedures = (this.stated.members.procedures ?? []).filter((each) => each.object === object);
    return procedures.flatMap(({ steps }) => steps).find((each) => each.code === code)?.zh;
  }
}

/** Calls codes as a set calls them, for whoever reads what was decided by it. */
export interface CodeNames {
  /** A member of one of these groups; undefined where none is called so, as below. */
  member(groups: readonly MemberGroup[], code: string): string | undefined;
  /** Whatever the set calls by this code. */
  anywhere(code: string): string | undefined;
  /** A step of the procedures that are about such an object. */
  step(object: string, code: string): string | undefined;
}

export const codeNames = (stated: Statements): CodeNames => Names.of(stated);

const productTerms: ReadonlyMap<string, string> = new Map(
  [objectTerms, figureTerms, eventTerms, commonTerms].flatMap((terms) => Object.entries(terms)),
);

function namesIn(member: Coded): readonly (readonly [string, string])[] {
  const own = 'zh' in member && typeof member.zh === 'string' ? [[member.code, member.zh] as const] : [];
  // Grades of a type by rank are in a field of a field.
  const lists = Object.values(member).flatMap((field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.values(field as Readonly<Record<string, unknown>>)
      : [field],
  );
  const inside = lists.flatMap((field: unknown) => (isMemberList(field) ? field.flatMap(namesIn) : []));
  return [...own, ...inside];
}

const firstOfEach = (named: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map([...named].reverse());
