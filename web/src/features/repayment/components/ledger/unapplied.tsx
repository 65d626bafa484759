import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { colon } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { useUnapplied } from '../../queries';
import { type CasePart, mayRecord } from '../case-form';
import { Part } from '../part';
import { useFold } from '../use-fold';
import styles from '../repayment.module.css';

/** Money that came in and found nothing to settle, what was decided about it, and what could be. Nothing where there was none. */
export function Unapplied({ part }: { part: CasePart }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { data } = useUnapplied(part.kase.id);
  const fold = useFold(part, 'unapplied', (data?.unresolvedFen ?? 0) > 0);
  if (!data || data.items.length === 0) return null;
  const { items, unappliedFen, unresolvedFen } = data;
  return (
    <Part title={unappliedFen > 0 ? t('unapplied.title', { amount: formatFen(unappliedFen) }) : t('unapplied.decided')} sum={t('entries', { count: items.length })} fold={fold}>
      {unappliedFen > 0 && <p className={styles['muted']}>{t('unapplied.hint', { amount: formatFen(unresolvedFen) })}</p>}
      <ul className={styles['entries']}>
        {items.map(({ payment, resolvableFen, ways, resolutions }) => (
          <li key={payment.id}>
            <div className={styles['head']}>
              <span>{payment.unappliedFen > 0 && <><strong>{formatFen(payment.unappliedFen)}</strong> · </>}{formatDate(payment.paidOn)} · {word('paymentKind', payment.kind)}</span>
              {mayRecord(part.kase) && ways.length > 0 && <Button onClick={() => fold.show(`resolve:${payment.id}`)}>{t('unapplied.resolve')}</Button>}
            </div>
            {resolvableFen < payment.unappliedFen && <p className={styles['muted']}>{t('unapplied.waiting', { amount: formatFen(payment.unappliedFen - resolvableFen) })}</p>}
            {resolutions.length > 0 && (
              <ul>{resolutions.filter(({ reversalOf }) => reversalOf === null).map(({ id, type, amountFen, kind, reason, reversedBy }) => (
                <li key={id}>
                  {t(`resolution.${type}`)} {formatFen(amountFen)} {kind !== null && word('paymentKind', kind)}{colon()}{reason}{' '}
                  {reversedBy !== null ? t('reversed') : mayRecord(part.kase) && <Button type="link" size="small" onClick={() => fold.show(`reverse:resolution:${id}`)}>{t('reverse')}</Button>}
                </li>
              ))}</ul>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
