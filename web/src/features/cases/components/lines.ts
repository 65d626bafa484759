/** What was typed one a line, as a list. */
export const linesOf = (text: string | null | undefined): string[] => (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** A field that was left empty is not sent. */
export const filled = <Name extends string>(name: Name, text: string | null | undefined): Partial<Record<Name, string>> => (text?.trim() ? ({ [name]: text } as Record<Name, string>) : {});
