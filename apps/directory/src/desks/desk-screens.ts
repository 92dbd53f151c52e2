import { readFile } from 'node:fs/promises';

/** Nest token of the {@link DeskScreens}. */
export const DESK_SCREENS = Symbol('DESK_SCREENS');

/** Which screen of the console a desk lands on, and which entries of its side bar it opens. What may be read is not decided here. */
export type DeskScreen = Readonly<{ landing: string; areas: readonly string[] }>;

/** By code of the desk. */
export type DeskScreens = Readonly<Record<string, DeskScreen>>;

const ofDesksThatRulesAdd: DeskScreen = { landing: 'tasks', areas: ['workbench', 'rules'] };

export async function readDeskScreens(): Promise<DeskScreens> {
  return JSON.parse(await readFile(new URL('./desk-screens.json', import.meta.url), 'utf8')) as DeskScreens;
}

/** The screen of a desk; a desk that rules alone know lands on its tasks. */
export function screenOf(desk: string, screens: DeskScreens): DeskScreen {
  return screens[desk] ?? ofDesksThatRulesAdd;
}
