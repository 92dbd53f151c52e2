/** What a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r]/;
/** As exports of ours write a cell that looks like one. */
const written = /^'(?=[=+\-@\t\r])/;

/** Whether a cell may be a formula: nobody should find out by opening the file. */
export const isFormula = (cell: string): boolean => formula.test(cell);

/** What a cell says, without the apostrophe that keeps it from being a formula. */
export const cellText = (cell: string): string => cell.replace(written, '').trim();

/** A number is no formula, whatever its sign. */
const signed = /^[+-]\d+(\.\d+)?$/;
export const isSigned = (cell: string): boolean => signed.test(cell.trim());
