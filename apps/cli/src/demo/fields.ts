import type { Person } from './person.js';

/** Fields in which the county spends, each with a department and a unit of its own beside those that the county is made with. */
export const fields = {
  water: { department: '示范县水利林业局', unit: '示范县水利林业站', zh: '水利林业' },
  agriculture: { department: '示范县农业农村局', unit: '示范县农技推广站', zh: '农业农村' },
  culture: { department: '示范县教育文化局', unit: '示范县文化馆', zh: '教育文化' },
  towns: { department: '示范县住房城乡建设局', unit: '示范县市政管理所', zh: '住房城乡建设' },
} as const satisfies Record<string, Readonly<{ department: string; unit: string; zh: string }>>;

export type Field = keyof typeof fields | 'general';

/** Who declares, reports and evaluates itself, and who reviews that at its department. */
export type FieldPeople = Readonly<{ unitId: string; unit: Person; reviewer: Person }>;
