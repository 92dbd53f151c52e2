// Asking what is in force, and where it stands.
export { calledIn, type NamedAt } from './called.js';
export { type Citation, citationOf, type Cited } from './citation.js';
export { type CitedArticle, type CitedBasis, citedBasis } from './cited-basis.js';
export { namedMembers, type NamedMembers } from './named-members.js';
export { statedPaths, statedUnder } from './stated-paths.js';
export { contentOfText, type Ruling, ruling, rulingOfText } from './ruling.js';
export { allWithin, fieldOf, type Silent, silent, type Stated, stated, within } from './stated.js';
