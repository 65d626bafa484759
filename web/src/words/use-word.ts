import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

type Key = keyof MessageFiles['words'];
/** The lists of codes that the API knows: `caseState`, `riskLevel`, `paymentKind` … */
export type WordList = Key extends `${infer List}.${string}` ? List : never;
export type WordOf<List extends WordList> = Extract<Key, `${List}.${string}`> extends `${List}.${infer Code}` ? Code : never;

/** What people call a code: `word('caseState', 'verifying')` → 快核实. */
export function useWord(): <List extends WordList>(list: List, code: WordOf<List>) => string {
  const { t } = useTranslation('words');
  return useCallback((list, code) => t(`${list}.${code}` as Key), [t]);
}
