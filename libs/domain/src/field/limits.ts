/**
 * What a value may be at most, for facts, contracts and rule sets alike: what a rule set says can be written down, and what was
 * written can be published. Rule sets count characters in UTF-16 code units, of which a text never has fewer.
 */
export const limits = {
  /** Characters (code points) of a code, a hash. */
  code: 64,
  /** … of a code with a day: the longest code, and `@2023-03-31`. */
  dated: 75,
  /** … of a path by codes: `procedures/target-review/steps/desk-review`. */
  path: 400,
  /** … of a short name: a level, a unit of measure. */
  label: 60,
  /** … of the name of a subject, a body, a document; of what a rule set calls a code: a grade, a step, a disposal. */
  name: 200,
  /** … of a value as a form prints it, 700人次; of a sentence of a rule set. */
  printed: 500,
  /** … of an opinion, a reason, a conclusion in words. */
  opinion: 2000,
  /** … of the words of a rule: an article, a sentence of it. */
  article: 4000,
  /** … of a text that a program makes: rules that are layered of several sets are longer than each. */
  resolved: 4_000_000,
  /** … of an amount as it is sent, in 元 or 万元. */
  amount: 32,
  /** The largest amount, in 元: above ten trillion it is taken for a slip of the unit. Sums are held to it, too. */
  yuan: '10000000000000',
  /** Digits on either side of the point of a decimal that is no amount. */
  digits: 20,
  /** Of a decimal that a rule set gives: before the point, and after it. */
  ruleDigits: { whole: 15, decimal: 8 },
  /** The largest count, and the last year that a plan may name. */
  count: 1_000_000_000,
  yearMin: 1949,
  yearMax: 2149,
  /** Years that a condition of a rule set asks for in a row, and so the years back that anything of a subject may be asked for. */
  yearsRunning: 10,
  /** The last version of a rule set: an address names it in four digits. */
  versions: 9999,
  /** Items of a list that a person fills in; of a list that a machine hands in. */
  items: 200,
  batch: 500,
  /** … of a rule set: what a person reads at one time (answers of a step, bands, needs), and its members (steps, terms, rounds). */
  shortList: 32,
  members: 128,
  /** Events of one stream, as far as people add to it: every act reads them all. */
  streamEvents: 10_000,
  /** Objects within objects, from the outermost. */
  depth: 32,
  /** A form that is handed in, in bytes of UTF-8: many times what any has. Every act reads what was kept before it. */
  formBytes: 256 * 1024,
  /** A rule set as it is written, in bytes of UTF-8, and the values that it consists of. */
  ruleSetBytes: 2 * 1024 * 1024,
  ruleSetNodes: 40_000,
} as const;
