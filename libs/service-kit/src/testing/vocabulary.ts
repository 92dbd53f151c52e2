import type { SubjectChangedV1 } from '@wenxiao/contracts';
import { productVocabulary } from '@wenxiao/rules/publication';
import { project } from './county-service.js';

/** What conditions may ask a kind of object, as the vocabulary of rule sets has it. */
export const figuresAskedOf = (knower: string): readonly string[] =>
  [...productVocabulary.figures].flatMap(([code, known]) =>
    'by' in known && known.by.some((by) => by === knower) ? [code] : [],
  );

/** What of all that rule sets may ask is answered. */
export const figuresAnswered = (figure: (code: string) => unknown): readonly string[] =>
  [...productVocabulary.figures.keys()].filter((code) => figure(code) !== undefined);

/** A project that begins this year, of which everything is known that targets tells of a subject. */
export const newProject: SubjectChangedV1 = {
  ...project({ unit: 'unit', department: 'department' }, 'subject'),
  isNew: true,
};
