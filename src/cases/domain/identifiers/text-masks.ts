const MASK = '****';
const DIGIT = '[\\d０-９]';
const SEPARATOR = '[\\s\\p{Pd}−\\u200B-\\u200D\\u2060\\uFEFF]';
const RUN = new RegExp(`${DIGIT}(?:${SEPARATOR}{0,3}${DIGIT})+[XxＸｘ]?`, 'gu');
const LAST_GROUP = new RegExp(`${DIGIT}+$`, 'u');
const LAST_GAP = new RegExp(`${SEPARATOR}*$`, 'u');
const ENDS_AS_AMOUNT = new RegExp(`^(?:[.．]${DIGIT}+)?\\s?[万亿]?元(?!旦)`, 'u');
/** The shortest landline; an ID, a mobile or a card number is longer. */
const SHORTEST_NUMBER = 7;

/**
 * Hides what could be an ID, phone or bank-card number in free text: every run of seven digits or more, also full-width ones and
 * with blanks or dashes inside. An amount in 元 or 万元 stays, since its digits name nobody.
 */
export function maskNumbersInText(text: string): string {
  return text.replace(RUN, (run: string, offset: number) => {
    const end = offset + run.length;
    const amount = ENDS_AS_AMOUNT.test(text.slice(end, end + 40)) ? (LAST_GROUP.exec(run)?.[0] ?? '') : '';
    const rest = run.slice(0, run.length - amount.length);
    const digits = rest.match(/[\d０-９]/g)?.length ?? 0;
    return (digits < SHORTEST_NUMBER ? rest : MASK + (LAST_GAP.exec(rest)?.[0] ?? '')) + amount;
  });
}
