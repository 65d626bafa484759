import { useTranslation } from 'react-i18next';
import type { RequestChangeView, RequestView } from '@/api/types.gen';
import { inBrackets } from '@/lib/punctuation';
import { useWord, type WordOf } from '@/words/use-word';
import { showValue } from './show-value';
import styles from './approvals.module.css';

const FIGURES = [
  'dueAt', 'suspended', 'readableUntil', 'instalment', 'waiver', 'planRevision', 'payment', 'import', 'resolution', 'verifiedFen', 'disallowedReason',
  'paidFen', 'waivedFen', 'outstandingFen', 'overdueFen', 'unappliedFen', 'returnedFen', 'wagesSettled', 'socialInsuranceSettled',
] as const;
type Figure = (typeof FIGURES)[number];

const isFigure = (what: string): what is Figure => (FIGURES as readonly string[]).includes(what);

interface Props {
  request: Pick<RequestView, 'effect'>;
  /** What a change is about, where the page knows it better: the name of a clock. */
  nameOf?: (change: RequestChangeView) => string | undefined;
}

/** What granting would change, or what it changed: how it is and how it would be, side by side. */
export function EffectTable({ request: { effect }, nameOf }: Props): React.JSX.Element | null {
  const { t, i18n } = useTranslation('approvals');
  const word = useWord();
  const show = (value: unknown, name: string): string => showValue(value, { yes: t('yes'), no: t('no') }, name);
  const isKind = (label: string | null): label is WordOf<'paymentKind'> => label !== null && i18n.exists(`paymentKind.${label}`, { ns: 'words' });
  const subject = (change: RequestChangeView): string => {
    const what = isFigure(change.what) ? t(`what.${change.what}`) : change.what;
    return nameOf?.(change) ?? (isKind(change.label) ? `${what}${inBrackets(word('paymentKind', change.label))}` : what);
  };
  if (effect.changes.length === 0) return null;
  return (
    <table className={styles['effect']}>
      <thead><tr><th scope="col">{t('effect')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
      <tbody>
        {effect.changes.map((change, place) => <tr key={`${change.what} ${change.subjectId ?? place}`}><th scope="row">{subject(change)}</th><td>{show(change.before, change.what)}</td><td>{show(change.after, change.what)}</td></tr>)}
      </tbody>
    </table>
  );
}
