import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentBody, PaymentPartView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { isProblem } from '@/lib/problem';
import { Money } from '@/ui/money';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import { usePaymentPreview } from '../../queries';
import styles from '../repayment.module.css';
import { toPaymentBody } from './payment-body';

/** Nobody is asked at each letter. */
const WAIT_MS = 400;

/**
 * Above the button: which instalments the payment will fill, and what will find nothing to settle. Once it is sent nobody asks any more: the
 * payment would be refused as recorded already.
 */
export function PaymentPreview({ caseId, isSent }: { caseId: string; isSent: boolean }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const body = useLater(toPaymentBody(Form.useWatch<Partial<PaymentBody> | undefined>([], Form.useFormInstance()) ?? {}));
  const { data, error } = usePaymentPreview(caseId, body, !isSent);
  return (
    <section className={styles['preview']} aria-label={t('preview')} aria-live="polite">
      <strong>{t('preview')}</strong>
      {body === null && <p className={styles['muted']}>{t('preview.waits')}</p>}
      {isProblem(error) && <ProblemAlert problem={error} />}
      {data && (
        <>
          <ul>
            {data.parts.map((part) => <PartLine key={`${part.instalment?.no ?? ''} ${part.kind}`} part={part} />)}
            {data.unappliedFen > 0 && <li className={styles['late']}>{t('preview.unapplied', { amount: formatFen(data.unappliedFen) })}</li>}
          </ul>
          <p>{t('outstanding')} <Money fen={data.outstandingBeforeFen} /> → <strong><Money fen={data.outstandingAfterFen} /></strong>{data.overdueBeforeFen > 0 && <>{' · '}{t('overdue')} <Money fen={data.overdueBeforeFen} /> → <strong><Money fen={data.overdueAfterFen} /></strong></>}</p>
        </>
      )}
    </section>
  );
}

function PartLine({ part: { instalment, kind, amountFen, workers } }: { part: PaymentPartView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const place = instalment ? t('preview.instalment', { no: instalment.no, date: formatDate(instalment.dueOn) }) : t('preview.noInstalment');
  return <li>{place} · {word('paymentKind', kind)} <strong><Money fen={amountFen} /></strong>{workers > 0 && ` · ${t('people', { count: workers })}`}</li>;
}

/** The value as it was when it last stood still. */
function useLater<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), WAIT_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as T;
}
