/** Heads the column in which the program says why it gave a row back. When the row returns corrected, that column is nobody's content. */
export const REFUSAL_HEADING = '退回原因';
