import type { RuleSet } from '@wenxiao/rules/shape';
import type { ByQuality, Course } from './course.js';

/** What is settled where rules are silent: for good, or for evaluations of one type and budget year. */
export type Settled = Readonly<{ values: Readonly<Record<string, unknown>>; of?: string }>;

/** What a budget desk decides upon a result. */
export type Decided = Readonly<{ disposal: string; findings?: readonly string[]; cutPercent?: number }>;

/** A set of its own over those above, from the second budget year on; and what is done under it beside the course. */
type Refined = Readonly<{ set: (id: string, name: string, from: string) => RuleSet; course?: Course }>;

/** A jurisdiction of the demo, or a department with rules of its own. */
export type Government = Readonly<{
  /** How the accounts of its people begin. */
  code: string;
  name: string;
  /** Of a jurisdiction; a department of one has none. */
  level?: 'prefecture' | 'county' | 'zone';
  /** The code of what it lies below; absent right below the province. */
  below?: string;
  /** The rule set that it adopts; it goes by those above it where it has none. */
  rules?: string;
  /** What its department and its unit are called, where projects are played. */
  department?: string;
  unit?: string;
  /** Desks that its bureau bears beside the usual ones, as its rules ask for. */
  desks?: readonly string[];
  /** It publishes by which days it counts working days. */
  countsWorkingDays?: true;
  settled?: readonly Settled[];
  course?: Course;
  refines?: Refined;
  /** What is declared: by default money for a project. */
  declares?: Readonly<{ kind: string; nature: 'body' }>;
  /** Of what kind a project is there, where the rules go by that. */
  categories?: readonly string[];
  /** Among how many points of its sheet a part has its share, by type of evaluation. */
  sheets?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The evaluation whose result is applied, and whose problems are fed back. */
  applies?: string;
  decides?: ByQuality<Decided>;
  /** … of a project whose money has long lain idle, where its rules have that recovered. */
  decidesOnIdle?: Decided;
  /** Shown beside the others: the same projects go through all of these. */
  compared?: true;
}>;
