import {
  all,
  Code,
  Flag,
  ListOf,
  ListOfTexts,
  must,
  NestedList,
  Optional,
  Text,
  type Constructor,
} from './value-checks.js';

/** What people read, Chinese first. */
export class Bilingual {
  @Text() readonly zh!: string;
  @Text() readonly en!: string;
}

/** A word of the field: the code that software compares, and the local words that people read. */
export class Term<C extends string = string> {
  @Code() readonly code!: C;
  @Text() readonly zh!: string;
  @Text() readonly en!: string;
}

/** A term with the condition under which it is used, in the words of the text. */
export class ConditionalTerm<C extends string = string> extends Term<C> {
  @Optional() @Text() readonly when?: string;
}

/** A term with the points or questions that it comprises, in the words of the text. */
export class TermWithPoints<C extends string = string> extends Term<C> {
  @ListOfTexts() readonly points!: readonly string[];
}

/** A list that the text ends with 等 (`open: true`): a person may add to it with a reason. */
export class OpenTerms {
  @Terms() readonly items!: readonly Term[];
  @Flag() readonly open!: boolean;
}

/** Terms, each code once; with `allowed`, only codes that the software knows what to do with. */
export function Terms(allowed?: readonly string[]): PropertyDecorator {
  return TermsOf(Term, allowed);
}

/** As {@link Terms}, where each term carries more than its words. */
export function TermsOf(shape: Constructor<Term>, allowed?: readonly string[]): PropertyDecorator {
  const known = must(
    'knownCodes',
    (value) => allowed === undefined || codesIn(value).every((code) => allowed.includes(code)),
    `代码限于:${allowed?.join('、') ?? ''}`,
    `terms with codes among: ${allowed?.join(', ') ?? ''}`,
  );
  const unique = must(
    'uniqueCodes',
    (value) => new Set(codesIn(value)).size === codesIn(value).length,
    '代码不重复的列表',
    'a list in which each code stands once',
  );
  return all(NestedList(shape), known, unique);
}

function codesIn(terms: unknown): readonly string[] {
  return Array.isArray(terms) ? terms.map((term: Partial<Term> | null) => String(term?.code)) : [];
}

/** Codes of terms that another parameter defines; whether they exist there is checked for the set as a whole. */
export function ListOfAnyCodes(): PropertyDecorator {
  const accepts = (item: unknown): boolean => typeof item === 'string' && /^[a-z0-9-]+$/.test(item);
  return ListOf(accepts, '代码', 'a code');
}
