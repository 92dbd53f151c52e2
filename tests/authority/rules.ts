import { anyDesk, type Over, type Rule } from './relations.js';

// Who does most acts. A row of the table is one of these, or says it itself.

export const unit: Rule = [['budget-unit', 'unit']];
export const department: Rule = [['department-reviewer', 'department']];
export const businessDesk: Rule = [['business-desk', 'county']];
export const budgetDesk: Rule = [['budget-desk', 'county']];
export const treasuryDesk: Rule = [['treasury-desk', 'county']];
export const office: Rule = [['performance-office', 'county']];
export const unitOrOffice: Rule = [...unit, ...office];
export const administratorOf = (over: Over): Rule => [['administrator', over]];

/** Everybody who works with the system. */
export const open: Rule = [[anyDesk, 'everybody']];
/** Whoever reaches the unit. */
export const reads: Rule = [[anyDesk, 'unit']];
/** Whoever has anything in the county, each shown what they reach. */
export const lists: Rule = [[anyDesk, 'anywhere']];

export const namedPerson: Rule = [[anyDesk, 'named person']];
export const namedOrganisation: Rule = [[anyDesk, 'named organisation']];
export const named: Rule = [...namedPerson, ...namedOrganisation];
